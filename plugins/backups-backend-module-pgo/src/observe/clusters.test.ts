import {
  bucket,
  claim,
  job,
  perconaBackup,
  perconaCluster,
  postgresCluster,
  volumeRepository,
} from '../fixtures/objects';
import {
  at,
  observePerconaObjects,
  observePgoObjects,
} from '../fixtures/observe';

describe('a database of Crunchy PGO', () => {
  it('is an item, and each of its repositories a plan', () => {
    const { items, plan } = observePgoObjects([postgresCluster(), job()]);
    expect(items).toMatchObject([
      {
        key: 'home-1/db/PostgresCluster/hippo',
        kind: 'database-cluster',
        sizeBytes: 20 * 1024 ** 3,
        failureDomain: 'storage-class:home-1/fast',
        parts: [{ name: 'hippo' }],
        mentions: [
          {
            secret: { namespace: 'db', name: 'hippo-pguser-hippo' },
            host: 'hippo-primary.db',
            parts: ['hippo'],
          },
        ],
      },
    ]);
    expect(plan).toMatchObject({
      itemKey: 'home-1/db/PostgresCluster/hippo',
      method: 'pgbackrest',
      madeOf: { system: '7711060387944691570', major: '17' },
      suspended: false,
      schedule: {
        kind: 'several',
        each: [
          { makes: 'full', schedule: { expression: '0 1 * * 0' } },
          { makes: 'incremental', schedule: { expression: '0 1 * * 1-6' } },
        ],
      },
      lastSuccess: {
        finishedAt: at('2026-08-23T01:05:00Z'),
        durationSeconds: 300,
      },
      destination: {
        type: 's3',
        bucket: 'acme-pg',
        prefix: '/pgbackrest/db/hippo/repo1',
        offSite: true,
      },
      retention: { chain: { fulls: { count: 4 } } },
      database: {
        recordedAs: '1',
        chained: true,
        waitsForLog: true,
        archiving: { state: 'not-seen' },
        backups: [{ outcome: 'succeeded', makes: 'full' }],
      },
      writes: { identity: 'db' },
    });
  });

  it('without backups is an item that nothing copies', () => {
    const { items, plans } = observePgoObjects([
      postgresCluster({ spec: { backups: undefined } }),
    ]);
    expect(items).toHaveLength(1);
    expect(plans).toEqual([]);
  });

  it('that is shut down is not backed up, on purpose', () => {
    const { plan } = observePgoObjects([
      postgresCluster({
        spec: { ...(postgresCluster().spec as object), shutdown: true },
      }),
    ]);
    expect(plan.suspended).toBe(true);
  });

  it('that is a standby is backed up by its primary, and is not suspended', () => {
    const { plan } = observePgoObjects([
      postgresCluster({
        spec: {
          ...(postgresCluster().spec as object),
          standby: { enabled: true },
        },
      }),
    ]);
    expect(plan).toMatchObject({
      suspended: false,
      reportsSuccess: false,
      madeElsewhere: expect.stringContaining('its primary'),
    });
  });

  it('is known by the declared users and their databases', () => {
    const spec = postgresCluster().spec as object;
    const { items } = observePgoObjects([
      postgresCluster({
        spec: {
          ...spec,
          users: [
            { name: 'shop', databases: ['shop', 'stock'] },
            { name: 'postgres' },
          ],
        },
      }),
    ]);
    expect(items[0].parts?.map(({ name }) => name)).toEqual(['shop', 'stock']);
    expect(items[0].mentions?.map(({ name, parts }) => [name, parts])).toEqual([
      ['hippo-pguser-shop', ['shop', 'stock']],
      ['hippo-pguser-postgres', []],
    ]);
  });

  it('keeps no option that may be a key', () => {
    const { facts } = observePgoObjects([
      postgresCluster({
        global: {
          'repo1-path': '/here',
          'repo1-cipher-pass': 'planted-secret',
          'repo1-s3-key-secret': 'planted-secret',
        },
      }),
    ]);
    expect(JSON.stringify(facts)).not.toContain('planted-secret');
  });

  it('whose backups do not wait for the log says so', () => {
    const { plan } = observePgoObjects([
      postgresCluster({ global: { 'archive-check': 'n' } }),
    ]);
    expect(plan.database?.waitsForLog).toBeUndefined();
  });

  it('does not cost the others when it is malformed', () => {
    const { items, codes } = observePgoObjects([
      postgresCluster({ name: 'broken', spec: { instances: 'many' } }),
      { ...postgresCluster({ name: 'worse' }), spec: 7 },
      postgresCluster(),
    ]);
    expect(items.map(({ name }) => name)).toContain('hippo');
    expect(codes.filter(code => code === 'malformed-object')).toHaveLength(2);
  });
});

describe('a repository on a volume of the cluster', () => {
  const objects = [postgresCluster({ repos: [bucket(), volumeRepository()] })];

  it('is not off-site, and shares the fate of volumes of its class', () => {
    const { items, repository } = observePgoObjects(objects);
    expect(repository('2').destination).toMatchObject({
      type: 'volume',
      offSite: false,
      failureDomain: items[0].failureDomain,
    });
  });

  it('is of the class that its claim really has', () => {
    const { items, repository } = observePgoObjects([
      ...objects,
      claim({ data: 'postgres', storageClass: 'ceph' }),
      claim({ data: 'pgbackrest', repo: 'repo2', storageClass: 'nfs' }),
    ]);
    expect(items[0].failureDomain).toBe('storage-class:home-1/ceph');
    expect(repository('2').destination.failureDomain).toBe(
      'storage-class:home-1/nfs',
    );
  });

  it('may be of the very class that the database has where only one is named', () => {
    const unnamed = [
      { dataVolumeClaimSpec: { accessModes: ['ReadWriteOnce'] } },
    ];
    const { repository } = observePgoObjects([
      postgresCluster({
        spec: {
          instances: unnamed,
          backups: { pgbackrest: { repos: [volumeRepository()] } },
        },
      }),
    ]);
    expect(repository('2').destination.failureDomain).toBeUndefined();
  });

  it('is of the default class where neither is named', () => {
    const unnamed = { volumeClaimSpec: { accessModes: ['ReadWriteOnce'] } };
    const { items, repository } = observePgoObjects([
      postgresCluster({
        spec: {
          instances: [{ dataVolumeClaimSpec: unnamed.volumeClaimSpec }],
          backups: {
            pgbackrest: { repos: [volumeRepository({ volume: unnamed })] },
          },
        },
      }),
    ]);
    expect(repository('2').destination.failureDomain).toBe(
      items[0].failureDomain,
    );
  });
});

describe('a database of Percona', () => {
  it('is an item, and its backups are the runs of its plan', () => {
    const { items, plan } = observePerconaObjects([
      perconaCluster(),
      perconaBackup({ day: '2026-08-21' }),
      perconaBackup({ day: '2026-08-22' }),
    ]);
    expect(items).toMatchObject([
      {
        key: 'home-1/db/PerconaPGCluster/pico',
        aliases: ['home-1/db/PostgresCluster/pico'],
      },
    ]);
    expect(plan).toMatchObject({
      provider: 'percona',
      lastSuccess: { finishedAt: at('2026-08-22T01:05:07Z') },
      database: {
        backups: [
          { label: '20260821-010010F', makes: 'full' },
          { label: '20260822-010010F', makes: 'full' },
        ],
      },
    });
  });

  it('that is paused is not backed up, on purpose', () => {
    const { plan } = observePerconaObjects([
      perconaCluster({
        spec: { ...(perconaCluster().spec as object), pause: true },
      }),
    ]);
    expect(plan.suspended).toBe(true);
  });

  it('that is a standby is backed up by its primary, and is not suspended', () => {
    const { plan } = observePerconaObjects([
      perconaCluster({
        spec: {
          ...(perconaCluster().spec as object),
          standby: { enabled: true },
        },
      }),
    ]);
    expect(plan).toMatchObject({
      suspended: false,
      reportsSuccess: false,
      madeElsewhere: expect.stringContaining('its primary'),
    });
  });

  it('whose backups are switched off is an item that nothing copies', () => {
    const { items, plans } = observePerconaObjects([
      perconaCluster({ backups: { enabled: false } }),
    ]);
    expect(items).toHaveLength(1);
    expect(plans).toEqual([]);
  });
});
