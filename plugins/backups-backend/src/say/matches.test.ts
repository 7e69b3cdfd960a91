import { MatchReason } from '../match/MatchReason';
import { matchInWords, mentionInWords } from './matches';
import { suspectedDatabase } from './suspectedDatabase';

const workload = 'Deployment media/radarr';
const object = 'PersistentVolumeClaim media/films';
const part = 'Database database/books';
const host = 'shelf-rw.database';

describe('why an item belongs to an entity', () => {
  it.each<[MatchReason | string, string]>([
    [
      { by: 'entity-annotation', annotation: 'backups/items' },
      'The entity names it in annotation backups/items.',
    ],
    [
      { by: 'object-annotation', object, annotation: 'backups/entity' },
      `${object} names the entity in annotation backups/entity.`,
    ],
    [
      {
        by: 'workload',
        workload,
        points: { by: 'annotation', name: 'backups/entity' },
      },
      `${workload} mounts it and names the entity in annotation backups/entity.`,
    ],
    [
      {
        by: 'workload',
        workload,
        points: { by: 'label', label: 'app', value: 'radarr' },
      },
      `${workload} mounts it and carries label app=radarr.`,
    ],
    [
      {
        by: 'selected-workload',
        workload,
        selected: { annotation: 'backstage.io/kubernetes-id', value: 'radarr' },
      },
      `${workload} mounts it and fits annotation backstage.io/kubernetes-id (radarr).`,
    ],
    [
      {
        by: 'selected-workload',
        workload,
        selected: {
          annotation: 'backstage.io/kubernetes-namespace',
          value: 'media',
          label: { label: 'app.kubernetes.io/name', value: 'radarr' },
        },
      },
      `${workload} mounts it and fits annotation backstage.io/kubernetes-namespace (media) and label app.kubernetes.io/name=radarr.`,
    ],
    [
      { by: 'label', object, label: 'app', value: 'films' },
      `${object} carries label app=films.`,
    ],
    [
      { by: 'flux', object, kustomization: 'films' },
      `${object} is applied by Flux Kustomization films.`,
    ],
    [
      { by: 'helm', object, release: 'films' },
      `${object} belongs to Helm release films.`,
    ],
    [
      { by: 'argo-cd', object, application: 'films' },
      `${object} is tracked by Argo CD application films.`,
    ],
    [
      { by: 'name', object },
      `By name only: ${object} is called like the entity.`,
    ],
    [
      { by: 'asked-host', workload, host, database: 'books' },
      `${workload} is set to use its host ${host} and database books.`,
    ],
    [
      { by: 'mention', described: 'Secret a/b', host, databases: ['x', 'y'] },
      `Secret a/b names its host ${host} and database x, y. Where that is not so, say which it uses in annotation backups/databases (none: it uses none).`,
    ],
    [
      {
        by: 'part',
        part,
        points: { by: 'kubernetes-id', annotation: 'id', value: 'library' },
      },
      `${part} is in it and carries id=library.`,
    ],
    [
      { by: 'part-name', part, database: 'books' },
      `Database books is in it and is called like the entity (${part}).`,
    ],
    [
      { by: 'dependency', resource: 'resource:default/postgres' },
      'The entity depends on resource:default/postgres, which is this database cluster.',
    ],
    [
      'As it was kept before reasons were typed.',
      'As it was kept before reasons were typed.',
    ],
  ])('is said in words: %j', (reason, words) => {
    expect(matchInWords(reason)).toBe(words);
  });

  it('names what mentions a database that the entity may use', () => {
    const because = { described: 'Secret a/b', host };
    expect(mentionInWords(because)).toBe(`Secret a/b names its host ${host}.`);
    const words = `database shelf (Secret a/b names its host ${host})`;
    expect(suspectedDatabase({ by: 'mention', name: 'shelf', because })).toBe(
      words,
    );
    expect(
      suspectedDatabase({
        by: 'mention',
        name: 'shelf',
        because: mentionInWords(because),
      }),
    ).toBe(words);
  });
});
