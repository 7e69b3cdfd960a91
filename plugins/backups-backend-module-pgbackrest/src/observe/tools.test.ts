import type { KubernetesObject } from 'backstage-plugin-backups-node';
import {
  B2,
  R2,
  backup,
  cluster,
  failedBackup,
  scheduled,
  stanza,
} from '../fixtures/objects';
import { at, observe } from '../fixtures/observe';

type Changes = { spec?: object; status?: object };

function archive(repositories: object[]): KubernetesObject {
  return {
    apiVersion: 'pgbackrest.cnpg.opera.com/v1',
    kind: 'Archive',
    metadata: { name: 'shelf-archive', namespace: 'database' },
    spec: { configuration: { stanza: 'not-consulted', repositories } },
    status: {},
  };
}

const OPERA_B2 = {
  bucket: 'pg',
  destinationPath: '/shelf',
  endpointURL: 's3.us-east-005.backblazeb2.com',
  encryption: 'aes-256-cbc',
  encryptionKey: { name: 'pg-keys', key: 'cipher' },
  s3Credentials: {
    accessKeyId: { name: 'pg-keys', key: 'id' },
    secretAccessKey: { name: 'pg-keys', key: 'key' },
  },
  retention: { full: 30, fullType: 'time' },
};
const OPERA_MINIO = { ...OPERA_B2, endpointURL: 'minio.storage.svc:9000' };

function onOpera(parameters: object = {}): KubernetesObject {
  return cluster({
    spec: {
      plugins: [
        {
          name: 'pgbackrest.cnpg.opera.com',
          isWALArchiver: true,
          parameters: { pgbackrestObjectName: 'shelf-archive', ...parameters },
        },
      ],
    },
  });
}

/** With the method and parameters of another plugin. */
function through(
  object: KubernetesObject,
  name: string,
  parameters: object,
  status: object = {},
): KubernetesObject {
  return {
    ...object,
    spec: {
      ...(object.spec as object),
      pluginConfiguration: { name, parameters },
    },
    status: { ...(object.status as object), ...status },
  };
}

describe("a database cluster on Opera's plugin", () => {
  const OPERA = 'pgbackrest.cnpg.opera.com';

  it('has a plan for each repository of its Archive, by the parameter repo', () => {
    const { repository } = observe([
      onOpera(),
      archive([OPERA_B2, OPERA_MINIO]),
      through(
        backup(),
        OPERA,
        { type: 'full', repo: '2' },
        {
          // The label is in the other field than with dalibo's plugin.
          backupName: 'backup-20260820030003',
          backupId: '20260820-030005F',
        },
      ),
      through(scheduled(), OPERA, { type: 'diff' }),
    ]);
    expect(repository('1')).toMatchObject({
      lastSuccess: undefined,
      schedule: { each: [{ makes: 'differential' }] },
      destination: { product: 'Backblaze B2' },
      restore: { encrypted: true, tool: 'opera' },
    });
    expect(repository('2').database?.backups).toMatchObject([
      { label: '20260820-030005F', makes: 'full' },
    ]);
    expect(repository('2').retention.sentence).toMatch(
      /full backups for 30 days, and one that is older/,
    );
  });

  it.each([
    [{}, 'shelf'],
    [{ stanza: 'bookshelf' }, 'bookshelf'],
  ])('names its stanza, with parameters %j, %s', (parameters, stanzaName) => {
    const { plan } = observe([onOpera(parameters), archive([OPERA_B2])]);
    expect(plan.writes?.identity).toBe(stanzaName);
  });

  it('whose Archive is not there says so, and nothing of where it is copied', () => {
    const { plan, finding } = observe([onOpera()]);
    expect(finding('repositories-not-found').title).toMatch(/Archive/);
    expect(plan.destination.failureDomain).toBeUndefined();
  });

  it('has no full schedule where the parameter is left out', () => {
    const { codes } = observe([
      onOpera(),
      archive([OPERA_B2]),
      through(scheduled(), OPERA, {}),
    ]);
    expect(codes).toContain('no-full-schedule');
  });
});

function objectStore(changes: Changes = {}): KubernetesObject {
  return {
    apiVersion: 'barmancloud.cnpg.io/v1',
    kind: 'ObjectStore',
    metadata: { name: 'shelf-store', namespace: 'database' },
    spec: {
      retentionPolicy: '4w',
      configuration: {
        destinationPath: 's3://pg/barman',
        endpointURL: 'https://s3.us-east-005.backblazeb2.com',
        s3Credentials: OPERA_B2.s3Credentials,
      },
      ...changes.spec,
    },
    status: changes.status,
  };
}

const BARMAN = 'barman-cloud.cloudnative-pg.io';

function onBarman(parameters: object = {}): KubernetesObject {
  return cluster({
    spec: {
      plugins: [
        {
          name: BARMAN,
          isWALArchiver: true,
          parameters: { barmanObjectName: 'shelf-store', ...parameters },
        },
      ],
    },
  });
}

describe('a database cluster on barman', () => {
  const window = {
    firstRecoverabilityPoint: '2026-07-21T03:02:10Z',
    lastSuccessfulBackupTime: '2026-08-20T03:01:40Z',
    lastFailedBackupTime: '2026-08-11T03:00:05Z',
  };

  it.each([
    [{}, 'shelf'],
    [{ serverName: 'shelf-2' }, 'shelf-2'],
  ])(
    'is told by its ObjectStore under its own name, with parameters %j: %s',
    (parameters, server) => {
      const { plan } = observe([
        onBarman(parameters),
        objectStore({
          status: {
            serverRecoveryWindow: {
              [server]: window,
              other: { lastSuccessfulBackupTime: '2026-08-21T03:00:00Z' },
            },
          },
        }),
      ]);
      expect(plan).toMatchObject({
        method: 'barman',
        lastSuccess: { finishedAt: at('2026-08-20T03:01:40Z') },
        // It is older than the success.
        lastAttemptFailed: undefined,
        destination: {
          product: 'Backblaze B2',
          bucket: 'pg',
          prefix: `barman/${server}`,
        },
        database: { restorableFrom: at('2026-07-21T03:02:10Z') },
        retention: {
          sentence: expect.stringContaining('any moment of the last 28 days'),
        },
      });
    },
  );

  it('fails where the store tells of a failure since, and tells it once', () => {
    const failedSince = objectStore({
      status: {
        serverRecoveryWindow: {
          shelf: { ...window, lastFailedBackupTime: '2026-08-21T03:00:05Z' },
        },
      },
    });
    const { plan } = observe([onBarman(), failedSince]);
    expect(plan.lastAttemptFailed?.since).toBe(at('2026-08-21T03:00:05Z'));
    const both = observe([
      onBarman(),
      failedSince,
      through(failedBackup('2026-08-21T03:00:07Z', 'no route'), BARMAN, {}),
    ]).plan;
    expect(both.lastAttemptFailed).toEqual({
      since: at('2026-08-21T03:00:07Z'),
      message: 'no route',
    });
    expect(
      both.database?.backups.filter(({ outcome }) => outcome === 'failed'),
    ).toHaveLength(1);
  });

  it('ignores the store that a ScheduledBackup names, which is told', () => {
    const { plan, finding } = observe([
      onBarman(),
      objectStore(),
      through(scheduled(), BARMAN, { barmanObjectName: 'elsewhere' }),
    ]);
    expect(plan.schedule).toMatchObject({ each: [{ makes: 'full' }] });
    expect(finding('object-name-ignored').title).toMatch(/elsewhere/);
  });

  it('that is built in is told by its own status', () => {
    const { plan } = observe([
      cluster({
        spec: {
          plugins: undefined,
          backup: {
            retentionPolicy: '30d',
            barmanObjectStore: { destinationPath: 's3://pg/in-tree' },
          },
        },
        status: {
          lastSuccessfulBackup: '2026-08-20T03:00:50Z',
          lastFailedBackup: '2026-08-21T03:00:01Z',
          firstRecoverabilityPoint: '2026-07-21T00:00:00Z',
        },
      }),
    ]);
    expect(plan.destination).toMatchObject({
      bucket: 'pg',
      endpoint: 's3.amazonaws.com',
      prefix: 'in-tree/shelf',
    });
    expect(plan.lastSuccess?.finishedAt).toBe(at('2026-08-20T03:00:50Z'));
    expect(plan.lastAttemptFailed?.since).toBe(at('2026-08-21T03:00:01Z'));
    expect(plan.database?.restorableFrom).toBe(at('2026-07-21T00:00:00Z'));
  });

  it.each([
    ['gs://pg/x', 'gcs'],
    ['https://account.blob.core.windows.net/pg', 'azure'],
    ['somewhere', 'unknown'],
  ])('writes to %s, which is %s', (destinationPath, type) => {
    const { plan } = observe([
      onBarman(),
      objectStore({ spec: { configuration: { destinationPath } } }),
    ]);
    expect(plan.destination.type).toBe(type);
  });
});

describe("a database cluster on dalibo's plugin", () => {
  it('counts Azure repositories on from those of S3', () => {
    const { repository } = observe([
      cluster(),
      stanza({
        spec: {
          stanzaConfiguration: {
            name: 'shelf',
            s3Repositories: [B2, R2],
            azureRepositories: [{ account: 'shelf', container: 'pg' }],
          },
        },
      }),
      backup({ parameters: { selectedRepository: '3', backupType: 'full' } }),
    ]);
    expect(repository('3')).toMatchObject({
      destination: { type: 'azure', bucket: 'pg' },
      lastSuccess: { finishedAt: at('2026-08-20T03:00:50Z') },
    });
    expect(repository('2').lastSuccess).toBeUndefined();
  });

  it('does not lose a repository over fields that are malformed, which are told', () => {
    const { plan, findings } = observe([
      cluster({ spec: { instances: 'three' } }),
      stanza({ repositories: [{ ...B2, retentionPolicy: { full: 'many' } }] }),
      scheduled({ spec: { suspend: 'yes' } }),
    ]);
    expect(plan.destination.product).toBe('Backblaze B2');
    // Not "nothing ever expires", which is what an absent one means.
    expect(plan.retention.sentence).toBe('Not known.');
    expect(
      findings
        .filter(({ finding }) => finding.code === 'malformed-object')
        .map(({ about, finding }) => [
          about.object.kind,
          finding.evidence[0].field,
          about.itemKey,
        ]),
    ).toEqual([
      ['Cluster', 'spec.instances', plan.itemKey],
      [
        'Stanza',
        'spec.stanzaConfiguration.s3Repositories.0.retentionPolicy.full',
        plan.itemKey,
      ],
      ['ScheduledBackup', 'spec.suspend', plan.itemKey],
    ]);
  });
});

describe('a database cluster on volume snapshots', () => {
  it('is copied to where it lives itself', () => {
    const { plan, items } = observe([
      cluster({
        spec: {
          plugins: undefined,
          backup: { volumeSnapshot: { className: 'ceph-block' } },
        },
      }),
      {
        ...backup(),
        spec: { cluster: { name: 'shelf' }, method: 'volumeSnapshot' },
      },
    ]);
    expect(plan.destination.failureDomain).toBe(items[0].failureDomain);
    expect(plan.database?.backups).toHaveLength(1);
    expect(plan.lastSuccess?.finishedAt).toBe(at('2026-08-20T03:00:50Z'));
  });

  it('gets no log there, so none is missed before its first backup', () => {
    const { codes } = observe([
      cluster({
        spec: {
          plugins: undefined,
          backup: { volumeSnapshot: { className: 'ceph-block' } },
        },
      }),
    ]);
    expect(codes).not.toContain('repository-without-backups');
  });
});
