import { ItemFact, ItemMention } from 'backstage-plugin-backups-node';
import { databaseItem } from '../__testUtils__/databaseFacts';
import { component } from '../__testUtils__/folderPipeline';
import { joinEstate } from '../join/joinEstate';
import { CatalogEntity } from '../read/catalog/CatalogEntity';
import { matchInWords } from '../say/matches';
import { matchEntities } from './matchEntities';

/** `database/shelf` on home-1, which says of itself whose it is only where a test wants it. */
function shelf(fact: Partial<ItemFact> = {}): ItemFact {
  return databaseItem({ annotations: {}, ...fact });
}

function resource(
  name: string,
  annotations: Record<string, string> = {},
): CatalogEntity {
  return {
    ref: `resource:default/${name}`,
    kind: 'resource',
    name,
    annotations,
  };
}

function part(
  name: string,
  marks: { labels?: object; annotations?: object } = {},
) {
  return {
    name,
    described: `Database database/${name}`,
    labels: { ...marks.labels },
    annotations: { ...marks.annotations },
  };
}

function match(items: ItemFact[], ...entities: CatalogEntity[]) {
  const matches = matchEntities(
    joinEstate(
      items.map(fact => ({ fact, sourceId: 'home-1/pgbackrest' })),
      new Map(),
      [],
    ),
    entities,
  );
  return {
    ...matches,
    /** Who has a database cluster, with what of it is theirs. */
    users: Object.fromEntries(
      [...matches.itemsOf].map(([ref, own]) => [
        ref,
        [...own.values()].flatMap(({ parts }) => parts ?? []),
      ]),
    ),
    because: (ref: string) => {
      const [own] = matches.itemsOf.get(ref)?.values() ?? [];
      return own && matchInWords(own.because);
    },
  };
}

describe('a database cluster', () => {
  it('belongs to every entity that names it, with the databases it names', () => {
    const { users, conflicts, holdersOf } = match(
      [shelf()],
      component('books', {
        'backups/databases': 'database/shelf#books, database/shelf#covers',
      }),
      component('films', { 'backups/databases': 'home-1/database/shelf' }),
      component('other', { 'backups/databases': 'home-2/database/shelf' }),
    );
    expect(users).toEqual({
      'component:default/books': ['books', 'covers'],
      'component:default/films': [],
    });
    expect(conflicts.size).toBe(0);
    expect(holdersOf.size).toBe(0);
  });

  it.each([
    [
      'annotation backups/entity',
      { annotations: { 'backups/entity': 'component:books' } },
    ],
    [
      'backstage.io/kubernetes-id',
      { labels: { 'backstage.io/kubernetes-id': 'library' } },
    ],
    [
      'label app.kubernetes.io/name',
      { labels: { 'app.kubernetes.io/name': 'Books' } },
    ],
  ])('belongs to whom a database in it belongs, by %s', (words, marks) => {
    const { users, because } = match(
      [shelf({ parts: [part('b1', marks), part('nobody')] })],
      component('books', { 'backstage.io/kubernetes-id': 'library' }),
      component('b2'),
    );
    expect(users).toEqual({ 'component:default/books': ['b1'] });
    expect(because('component:default/books')).toContain(
      words.split(' ').at(-1),
    );
  });

  it('belongs to the entity that a database in it is called like, unless that says otherwise', () => {
    const plain = match(
      [shelf({ parts: [part('books')] })],
      component('books'),
    );
    expect(plain.users).toEqual({ 'component:default/books': ['books'] });
    const otherwise = match(
      [
        shelf({
          parts: [
            part('books', {
              annotations: { 'backups/entity': 'component:films' },
            }),
          ],
        }),
      ],
      component('books'),
      component('films'),
    );
    expect(otherwise.users).toEqual({ 'component:default/films': ['books'] });
  });

  it('belongs to who depends on a Resource that stands for it, and is told to the Resource’s owner', () => {
    const { users, holdersOf, because } = match(
      [shelf()],
      resource('postgres', { 'backups/databases': 'database/shelf' }),
      { ...component('books'), dependsOn: ['resource:default/postgres'] },
      { ...component('films'), dependsOn: ['resource:default/redis'] },
    );
    expect(Object.keys(users).sort()).toEqual([
      'component:default/books',
      'resource:default/postgres',
    ]);
    expect(because('component:default/books')).toMatch(/depends on/);
    expect([...holdersOf.values()]).toEqual([['resource:default/postgres']]);
  });

  it('is shared by all its users, however each of them is known', () => {
    const { users, conflicts } = match(
      [shelf({ parts: [part('films')] })],
      resource('shelf'),
      component('books', { 'backups/databases': 'database/shelf#books' }),
      component('films'),
      { ...component('games'), dependsOn: ['resource:default/shelf'] },
    );
    expect(Object.keys(users).sort()).toEqual([
      'component:default/books',
      'component:default/films',
      'component:default/games',
      'resource:default/shelf',
    ]);
    expect(conflicts.size).toBe(0);
  });
});

describe('a configuration that names the host of a database cluster', () => {
  function mention(changes: Partial<ItemMention> = {}): ItemMention {
    return {
      described: 'ExternalSecret media/books-secret',
      name: 'books-secret',
      labels: {},
      annotations: {},
      host: 'shelf-rw.database',
      parts: [],
      ...changes,
    };
  }

  it('suggests the database with what would link it, and links nothing', () => {
    const { users, suggestionsOf, unmatched } = match(
      [shelf({ mentions: [mention({ parts: ['books_log', 'books_main'] })] })],
      component('books', { 'backups/databases': 'database/elsewhere' }),
    );
    expect(users).toEqual({});
    expect(unmatched).toHaveLength(1);
    expect(Object.fromEntries(suggestionsOf)).toEqual({
      'component:default/books': [
        expect.objectContaining({
          item: 'shelf',
          because: {
            described: 'ExternalSecret media/books-secret',
            host: 'shelf-rw.database',
          },
          annotation: {
            name: 'backups/databases',
            value:
              'database/elsewhere,home-1/database/shelf#books_log,home-1/database/shelf#books_main',
          },
        }),
      ],
    });
  });

  it('suggests nothing to whom it is known to belong', () => {
    const { suggestionsOf } = match(
      [shelf({ mentions: [mention()] })],
      component('books', { 'backups/databases': 'database/shelf' }),
    );
    expect(suggestionsOf.size).toBe(0);
  });

  it('is one suggestion, however many configurations name it', () => {
    const { suggestionsOf } = match(
      [shelf({ mentions: [mention(), mention({ name: 'books-db' })] })],
      component('books'),
    );
    expect(suggestionsOf.get('component:default/books')).toHaveLength(1);
  });

  it.each([
    [{ labels: { 'backstage.io/kubernetes-id': 'library' } }],
    [{ labels: { 'app.kubernetes.io/name': 'books' }, name: 'films' }],
    [{ labels: { 'kustomize.toolkit.fluxcd.io/name': 'books' }, name: 'x' }],
    [{ name: 'books' }],
  ])('suggests to the entity that it is likely of: %j', changes => {
    const { suggestionsOf } = match(
      [shelf({ mentions: [mention(changes)] })],
      component('books', { 'backstage.io/kubernetes-id': 'library' }),
      component('films'),
    );
    expect([...suggestionsOf.keys()]).toEqual(['component:default/books']);
  });
});
