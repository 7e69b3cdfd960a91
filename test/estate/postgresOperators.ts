import type { KubernetesManifest } from './KubernetesManifest';

/** Namespace of the databases. */
export const COMPANY_DATABASES = 'database';

const PREFIX = 'postgres-operator.crunchydata.com';

const CLAIM = {
  accessModes: ['ReadWriteOnce'],
  storageClassName: 'fast-ceph',
  resources: { requests: { storage: '20Gi' } },
};

const INSTANCES = [
  { name: 'instance1', replicas: 1, dataVolumeClaimSpec: CLAIM },
];

function object(
  apiVersion: string,
  kind: string,
  metadata: Omit<KubernetesManifest['metadata'], 'namespace'> & {
    ownerReferences?: object[];
  },
  rest: Pick<KubernetesManifest, 'spec' | 'status'>,
): KubernetesManifest {
  return {
    apiVersion,
    kind,
    metadata: {
      namespace: COMPANY_DATABASES,
      creationTimestamp: '2026-02-03T08:00:00Z',
      ...metadata,
    },
    ...rest,
  };
}

/** A bucket in the cloud: full backups on Sundays, incremental ones on the other nights. */
export const CLOUD = {
  name: 'repo1',
  s3: {
    bucket: 'acme-pg',
    endpoint: 's3.eu-central-1.amazonaws.com',
    region: 'eu-central-1',
  },
  schedules: { full: '0 1 * * 0', incremental: '0 1 * * 1-6' },
};

/** A volume of the same class as that of the database. */
export const LOCAL = {
  name: 'repo1',
  volume: { volumeClaimSpec: CLAIM },
  schedules: { full: '0 1 * * 0', incremental: '0 1 * * 1-6' },
};

interface PgoWish {
  repo?: object;
  createdAt?: string;
  status?: object;
}

/** PostgresCluster `shop` of Crunchy PGO. */
export function pgoCluster({
  repo = CLOUD,
  createdAt,
  status,
}: PgoWish = {}): KubernetesManifest {
  return object(
    `${PREFIX}/v1beta1`,
    'PostgresCluster',
    {
      name: 'shop',
      uid: 'uid-shop-db',
      ...(createdAt && { creationTimestamp: createdAt }),
    },
    {
      spec: {
        postgresVersion: 17,
        instances: INSTANCES,
        backups: {
          pgbackrest: {
            global: {
              'repo1-path': '/pgbackrest/database/shop/repo1',
              'repo1-retention-full': '4',
            },
            configuration: [{ secret: { name: 'shop-s3' } }],
            repos: [repo],
          },
        },
      },
      status: {
        patroni: { systemIdentifier: '7711060387944691570' },
        pgbackrest: {
          repos: [
            {
              name: 'repo1',
              stanzaCreated: true,
              replicaCreateBackupComplete: true,
            },
          ],
        },
        ...status,
      },
    },
  );
}

/**
 * The CronJob of one type of backup.
 *
 * @param at - begin of its last run, which took five minutes
 */
export function pgoCronJob(
  type: 'full' | 'incr',
  at: string,
  cluster = 'shop',
): KubernetesManifest {
  const started = Date.parse(at);
  return object(
    'batch/v1',
    'CronJob',
    {
      name: `${cluster}-repo1-${type}`,
      labels: {
        [`${PREFIX}/cluster`]: cluster,
        [`${PREFIX}/pgbackrest`]: '',
        [`${PREFIX}/pgbackrest-repo`]: 'repo1',
        [`${PREFIX}/pgbackrest-cronjob`]: type,
      },
    },
    {
      spec: {
        schedule: type === 'full' ? '0 1 * * 0' : '0 1 * * 1-6',
        suspend: false,
        jobTemplate: {
          spec: {
            template: {
              spec: {
                restartPolicy: 'Never',
                containers: [
                  {
                    name: 'pgbackrest',
                    image: 'registry.example.org/crunchy-pgbackrest:2.57',
                    command: ['/opt/crunchy/bin/pgbackrest'],
                  },
                ],
              },
            },
          },
        },
      },
      status: {
        lastScheduleTime: at,
        lastSuccessfulTime: new Date(started + 300_000)
          .toISOString()
          .replace('.000Z', 'Z'),
      },
    },
  );
}

/** What PGO runs the database in: a StatefulSet, its volume, and that of a repository. */
export function pgoWorkloads(): KubernetesManifest[] {
  const owner = {
    apiVersion: `${PREFIX}/v1beta1`,
    kind: 'PostgresCluster',
    name: 'shop',
    uid: 'uid-shop-db',
  };
  const labels = { [`${PREFIX}/cluster`]: 'shop' };
  const claim = (name: string, data: string) =>
    object(
      'v1',
      'PersistentVolumeClaim',
      {
        name,
        uid: `uid-${name}`,
        labels: { ...labels, [`${PREFIX}/data`]: data },
        ownerReferences: [owner],
      },
      { spec: CLAIM, status: { phase: 'Bound' } },
    );
  return [
    object(
      'apps/v1',
      'StatefulSet',
      { name: 'shop-instance1-abcd', labels, ownerReferences: [owner] },
      {
        spec: {
          replicas: 1,
          template: {
            metadata: { labels },
            spec: {
              containers: [
                {
                  name: 'database',
                  image: 'registry.example.org/crunchy-postgres:17',
                  volumeMounts: [
                    { name: 'postgres-data', mountPath: '/pgdata' },
                  ],
                },
              ],
              volumes: [
                {
                  name: 'postgres-data',
                  persistentVolumeClaim: {
                    claimName: 'shop-instance1-abcd-pgdata',
                  },
                },
              ],
            },
          },
        },
      },
    ),
    claim('shop-instance1-abcd-pgdata', 'postgres'),
    claim('shop-repo1', 'pgbackrest'),
  ];
}

/** PerconaPGCluster `shop`, with a full backup every night at one. */
export function perconaCluster(
  crVersion: '2.9.0' | '3.0.0',
  status: object = {},
): KubernetesManifest {
  return object(
    'pgv2.percona.com/v2',
    'PerconaPGCluster',
    { name: 'shop', uid: 'uid-shop-db' },
    {
      spec: {
        crVersion,
        postgresVersion: 17,
        instances: INSTANCES,
        backups: {
          trackLatestRestorableTime: true,
          pgbackrest: {
            global: {
              'repo1-path': '/pgbackrest/database/shop/repo1',
              'repo1-retention-full': '7',
            },
            configuration: [{ secret: { name: 'shop-s3' } }],
            repos: [{ ...CLOUD, schedules: { full: '0 1 * * *' } }],
          },
        },
      },
      status: {
        state: 'ready',
        patroni: { status: { systemIdentifier: '7711060387944691570' } },
        ...status,
      },
    },
  );
}

/**
 * A PerconaPGBackup of one night.
 *
 * @param day - `2026-10-14`
 * @param status - changes what it says
 */
export function perconaBackup(
  day: string,
  status: object = {},
): KubernetesManifest {
  const digits = day.replaceAll('-', '');
  return object(
    'pgv2.percona.com/v2',
    'PerconaPGBackup',
    {
      name: `shop-repo1-full-${digits}`,
      creationTimestamp: `${day}T01:00:07Z`,
    },
    {
      spec: {
        pgCluster: 'shop',
        repoName: 'repo1',
        method: 'pgbackrest',
        options: ['--type=full'],
      },
      status: {
        state: 'Succeeded',
        backupName: `${digits}-010010F`,
        backupType: 'full',
        completed: `${day}T01:05:07Z`,
        destination: 's3://acme-pg/pgbackrest/database/shop/repo1',
        storageType: 's3',
        jobName: `shop-backup-${digits}`,
        crVersion: '2.9.0',
        ...status,
      },
    },
  );
}
