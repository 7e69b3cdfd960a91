import {
  appLabel,
  claim,
  claimMount,
  workload,
} from '../__testUtils__/kubernetes';
import { pagesOf } from '../__testUtils__/pageOf';

/** A cluster of databases in a namespace of its own, copied by nothing. */
function cluster(name: string, labels?: Record<string, string>) {
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: { name, namespace: 'database', labels },
    spec: { instances: 1, storage: { size: '5Gi', storageClass: 'local' } },
    status: { readyInstances: 1, phase: 'Cluster in healthy state' },
  };
}

function externalSecret(name: string, data: Record<string, string>) {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name, namespace: 'default' },
    spec: { target: { name: `${name}-env`, template: { data } } },
  };
}

/** An app that mounts nothing. */
function app(name: string, container: Record<string, unknown> = {}) {
  const made = workload('Deployment', {
    name,
    namespace: 'default',
    labels: appLabel(name),
  }) as unknown as { spec: { template: { spec: { containers: object[] } } } };
  made.spec.template.spec.containers = [{ name: 'app', ...container }];
  return made;
}

const HERE = {
  atuin: { 'backstage.io/kubernetes-namespace': 'default' },
};

async function itemsOf(
  objects: unknown[],
  apps: Parameters<typeof pagesOf>[1],
) {
  const pages = await pagesOf(objects, apps);
  return pages.of('atuin').items.map(({ name }) => name);
}

describe('a database in a namespace of its own', () => {
  it.each([
    ['its label', cluster('postgres', appLabel('atuin'))],
    ['its name behind the product', cluster('postgres-atuin')],
    ['its name behind a version', cluster('postgres18-atuin')],
    ['its name before the product', cluster('atuin-postgresql')],
    ['its name before a short word', cluster('atuin-db')],
    ['its very name', cluster('atuin')],
  ])(
    'finds its app by %s, though the app says where it lives itself',
    async (_, object) => {
      expect(await itemsOf([app('atuin'), object], HERE)).toEqual([
        object.metadata.name,
      ]);
    },
  );

  it.each([
    [
      'its own variables',
      { env: [{ name: 'POSTGRES_HOST', value: 'pg-rw.database.svc' }] },
      [],
    ],
    [
      'a URL in its variables',
      {
        env: [
          {
            name: 'DATABASE_URL',
            value: 'postgres://u:p@pg-rw.database:5432/atuin',
          },
        ],
      },
      [],
    ],
    [
      'the ExternalSecret that it uses, whatever that is called',
      { envFrom: [{ secretRef: { name: 'shared-env' } }] },
      [
        externalSecret('shared', {
          HOST: 'pg-rw.database.svc.cluster.local',
          POSTGRES_DB: 'atuin',
        }),
      ],
    ],
    [
      'its ExternalSecret by name',
      {},
      [
        externalSecret('atuin', {
          HOST: 'pg-rw.database.svc.cluster.local',
          POSTGRES_DB: 'atuin',
        }),
      ],
    ],
  ])('finds its app by %s', async (_, container, more) => {
    const objects = [app('atuin', container), cluster('pg'), ...more];
    expect(await itemsOf(objects, HERE)).toEqual(['pg']);
  });

  it('says what it rests on, and may be contradicted', async () => {
    const objects = [
      app('atuin'),
      cluster('pg'),
      externalSecret('atuin', { HOST: 'pg-rw.database', POSTGRES_DB: 'atuin' }),
    ];
    const pages = await pagesOf(objects, ['atuin']);
    expect(pages.of('atuin').items[0].matchedBecause).toContain(
      'ExternalSecret default/atuin names its host pg-rw.database and database atuin.',
    );
    const none = { atuin: { 'backups/databases': 'none' } };
    const contradicted = await pagesOf(objects, none);
    expect(contradicted.verdictOf('atuin')).toBe(
      'no-data: Nothing to back up.',
    );
  });
});

describe('a database that an app probably uses and that nothing links', () => {
  const suspected = [
    cluster('pg'),
    externalSecret('atuin', { HOST: 'pg-rw.database.svc' }),
  ];

  it('is never "nothing to back up", and nothing to lose', async () => {
    const pages = await pagesOf([app('atuin'), ...suspected], ['atuin']);
    expect(pages.verdictOf('atuin')).toBe(
      "cannot-tell: Can't tell: it may use database pg (ExternalSecret default/atuin names its host pg-rw.database), which is not linked to it.",
    );
    expect(pages.of('atuin').loss?.volume.kind).toBe('not-known');
    expect(pages.of('atuin').loss?.site.kind).toBe('not-known');
  });

  it('keeps the app from being protected by its volume alone', async () => {
    const objects = [
      claim({ name: 'atuin', namespace: 'default' }),
      workload('Deployment', {
        name: 'atuin',
        namespace: 'default',
        labels: appLabel('atuin'),
        mounts: [claimMount('atuin')],
      }),
    ];
    const exempt = { atuin: { 'backups/exempt': 'scratch' } };
    const pages = await pagesOf([...objects, ...suspected], ['atuin']);
    expect(pages.verdictOf('atuin')).toMatch(/^at-risk/);
    const waived = await pagesOf([...objects, ...suspected], exempt);
    expect(waived.verdictOf('atuin')).toMatch(/^exempt/);
  });
});
