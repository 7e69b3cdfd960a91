import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { cluster } from '../fixtures/objects';
import { observe } from '../fixtures/observe';

const SECRET = 'hunter2-wJalrXUtnFEMI';

function externalSecret(
  data: Record<string, string>,
  name = 'books',
): KubernetesObject {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: {
      name,
      namespace: 'media',
      labels: { 'app.kubernetes.io/name': name },
    },
    spec: {
      secretStoreRef: { name: 'vault' },
      target: { template: { data } },
      dataFrom: [{ extract: { key: 'books' } }],
    },
  };
}

function pooler(name: string): KubernetesObject {
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Pooler',
    metadata: { name, namespace: 'database' },
    spec: { cluster: { name: 'shelf' }, type: 'rw' },
  };
}

function mentionsOf(...objects: KubernetesObject[]) {
  return observe([cluster(), ...objects]).items[0].mentions ?? [];
}

describe('a database cluster that a configuration names', () => {
  it.each([
    ['shelf-rw.database.svc.cluster.local', 'shelf-rw.database'],
    ['shelf-ro.database.svc', 'shelf-ro.database'],
    [
      'postgres://books:{{ .PASS }}@shelf-rw.database:5432/books',
      'shelf-rw.database',
    ],
    ['host: "shelf-r.database"\nport: 5432', 'shelf-r.database'],
    ['shelf-pooler.database', 'shelf-pooler.database'],
    ['shelf-lb.database', 'shelf-lb.database'],
  ])('by its host, %j, says so', (text, host) => {
    expect(mentionsOf(externalSecret({ DB_HOST: text }))).toMatchObject([
      {
        host,
        described: 'ExternalSecret media/books',
        labels: { 'app.kubernetes.io/name': 'books' },
      },
    ]);
  });

  it.each([
    'shelf-rw.other',
    'bookshelf-rw.database',
    'shelf.database',
    'shelf-rw.database-2',
    'my.shelf-rw.database',
    // In the namespace of the configuration there is none.
    'shelf-rw',
  ])('is not named by %j', text => {
    expect(mentionsOf(externalSecret({ DB_HOST: text }))).toEqual([]);
  });

  it('is named by its Service alone in its own namespace', () => {
    const own = externalSecret({ DB_HOST: 'shelf-rw' });
    own.metadata.namespace = 'database';
    expect(mentionsOf(own)).toMatchObject([{ host: 'shelf-rw.database' }]);
  });

  it('is found behind its Pooler, whatever that is called', () => {
    const named = externalSecret({ DB_HOST: 'bouncer-rw.database' });
    expect(mentionsOf(named)).toEqual([]);
    expect(mentionsOf(named, pooler('bouncer-rw'))).toMatchObject([
      { host: 'bouncer-rw.database' },
    ]);
  });

  it('is named with databases where only one host is, and nothing tells whose they are where two are', () => {
    const names = { INIT_POSTGRES_DBNAME: 'books_main books_log' };
    expect(
      mentionsOf(
        externalSecret({ ...names, INIT_POSTGRES_HOST: 'shelf-rw.database' }),
      ),
    ).toMatchObject([{ parts: ['books_log', 'books_main'] }]);
    const { items } = observe([
      cluster(),
      cluster({ name: 'attic' }),
      externalSecret({
        ...names,
        A: 'shelf-rw.database',
        B: 'attic-rw.database',
      }),
    ]);
    expect(items.map(({ mentions }) => mentions?.[0].parts)).toEqual([[], []]);
  });

  it('takes nothing else of a template: it may be a secret', () => {
    const { facts } = observe([
      cluster(),
      externalSecret({
        URL: `postgres://books:${SECRET}@shelf-rw.database/books`,
        DB_PASSWORD: SECRET,
        DB_NAME: `x; password=${SECRET}`,
        [SECRET]: 'nothing',
      }),
    ]);
    expect(JSON.stringify(facts)).toContain('shelf-rw.database');
    expect(JSON.stringify(facts)).not.toContain(SECRET);
  });
});
