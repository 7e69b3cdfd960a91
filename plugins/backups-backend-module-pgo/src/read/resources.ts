import type {
  KeptFields,
  KubernetesObject,
  ResourceQuery,
} from 'backstage-plugin-backups-node';
import {
  PERSISTENT_VOLUME_CLAIMS,
  isRecord,
  pickFields,
  projectObject,
} from 'backstage-plugin-backups-node';

/** API group of Crunchy PGO; Percona's operator used it, too, before version 3. */
export const PGO_GROUP = 'postgres-operator.crunchydata.com';
/** API group of Percona's operator. */
export const PERCONA_GROUP = 'pgv2.percona.com';
/** API group of what Percona's operator drives underneath since version 3. */
export const PERCONA_UPSTREAM_GROUP = 'upstream.pgv2.percona.com';

const CLAIM: KeptFields = {
  storageClassName: true,
  resources: { requests: { storage: true } },
};
const REPOSITORY: KeptFields = {
  name: true,
  s3: { bucket: true, endpoint: true, region: true },
  gcs: { bucket: true },
  azure: { container: true },
  volume: { volumeClaimSpec: CLAIM },
  schedules: { full: true, differential: true, incremental: true },
};
const PGBACKREST: KeptFields = {
  repos: [REPOSITORY],
  global: true,
  configuration: [{ secret: { name: true } }],
  manual: { repoName: true, options: true },
  restore: { enabled: true, repoName: true },
};
const RUN: KeptFields = {
  startTime: true,
  completionTime: true,
  active: true,
  succeeded: true,
  failed: true,
  repo: true,
  type: true,
  id: true,
  finished: true,
};
const PGBACKREST_STATUS: KeptFields = {
  repos: [
    { name: true, stanzaCreated: true, replicaCreateBackupComplete: true },
  ],
  scheduledBackups: [RUN],
  manualBackup: RUN,
  restore: RUN,
};
const CONDITIONS: KeptFields = [
  {
    type: true,
    status: true,
    reason: true,
    message: true,
    lastTransitionTime: true,
  },
];
const DATA_SOURCE: KeptFields = {
  postgresCluster: {
    clusterName: true,
    clusterNamespace: true,
    repoName: true,
  },
  pgbackrest: { stanza: true, repo: REPOSITORY },
};
const INSTANCES: KeptFields = [{ dataVolumeClaimSpec: CLAIM }];
const USERS: KeptFields = [{ name: true, databases: true }];

/** Options of pgBackRest that name no key and no password; all others stay behind. */
const GLOBAL =
  /^(?:repo[1-4]-(?:path|retention-[a-z-]+|cipher-type|s3-uri-style|bundle|block)|archive-check|archive-timeout)$/;

function withKnownOptions(spec: unknown): unknown {
  if (!isRecord(spec) || !isRecord(spec.backups)) return spec;
  const { pgbackrest } = spec.backups;
  if (!isRecord(pgbackrest) || !isRecord(pgbackrest.global)) return spec;
  return {
    ...spec,
    backups: {
      ...spec.backups,
      pgbackrest: {
        ...pgbackrest,
        global: Object.fromEntries(
          Object.entries(pgbackrest.global).filter(([name]) =>
            GLOBAL.test(name),
          ),
        ),
      },
    },
  };
}

function keeping(
  spec: KeptFields,
  status: KeptFields,
): (object: KubernetesObject) => KubernetesObject {
  return object => ({
    ...projectObject(object),
    spec: withKnownOptions(pickFields(object.spec, spec)),
    status: pickFields(object.status, status),
  });
}

/** Databases of Crunchy PGO. */
export const POSTGRES_CLUSTERS: ResourceQuery = {
  group: PGO_GROUP,
  versions: ['v1beta1', 'v1'],
  plural: 'postgresclusters',
  kind: 'PostgresCluster',
  scope: 'namespaced',
  need: 'carries',
  absentFromFolder: 'none',
  project: keeping(
    {
      postgresVersion: true,
      image: true,
      paused: true,
      shutdown: true,
      standby: { enabled: true },
      instances: INSTANCES,
      users: USERS,
      backups: {
        pgbackrest: PGBACKREST,
        snapshots: { volumeSnapshotClassName: true },
      },
      dataSource: DATA_SOURCE,
    },
    {
      conditions: CONDITIONS,
      patroni: { systemIdentifier: true },
      pgbackrest: PGBACKREST_STATUS,
    },
  ),
};

function percona(
  plural: string,
  kind: string,
  need: ResourceQuery['need'],
  project: ResourceQuery['project'],
): ResourceQuery {
  return {
    group: PERCONA_GROUP,
    versions: ['v2'],
    plural,
    kind,
    scope: 'namespaced',
    need,
    absentFromFolder: 'none',
    project,
  };
}

/** Databases of Percona's operator. */
export const PERCONA_CLUSTERS = percona(
  'perconapgclusters',
  'PerconaPGCluster',
  'carries',
  keeping(
    {
      crVersion: true,
      postgresVersion: true,
      image: true,
      pause: true,
      standby: { enabled: true },
      instances: INSTANCES,
      users: USERS,
      backups: {
        enabled: true,
        trackLatestRestorableTime: true,
        pgbackrest: PGBACKREST,
        volumeSnapshots: { className: true, schedule: true },
      },
      dataSource: DATA_SOURCE,
    },
    {
      state: true,
      conditions: CONDITIONS,
      patroni: { status: { systemIdentifier: true } },
      pgbackrest: PGBACKREST_STATUS,
    },
  ),
);

/** One for each backup, for as long as the backup is there. */
export const PERCONA_BACKUPS = percona(
  'perconapgbackups',
  'PerconaPGBackup',
  'carries',
  keeping(
    { pgCluster: true, repoName: true, method: true, options: true },
    {
      state: true,
      error: true,
      completed: true,
      destination: true,
      repo: REPOSITORY,
      backupType: true,
      backupName: true,
      latestRestorableTime: true,
      jobName: true,
    },
  ),
);

/** Restores in place. */
export const PERCONA_RESTORES = percona(
  'perconapgrestores',
  'PerconaPGRestore',
  'enriches',
  keeping(
    { pgCluster: true, repoName: true },
    { state: true, completed: true },
  ),
);

function builtIn(
  group: string,
  plural: string,
  kind: string,
  project: ResourceQuery['project'],
): ResourceQuery {
  return {
    group,
    versions: ['v1'],
    plural,
    kind,
    scope: 'namespaced',
    need: 'enriches',
    absentFromFolder: 'none',
    project,
  };
}

/** What starts the backups of PGO. */
export const CRON_JOBS = builtIn(
  'batch',
  'cronjobs',
  'CronJob',
  keeping(
    { schedule: true, suspend: true, timeZone: true },
    {
      lastScheduleTime: true,
      lastSuccessfulTime: true,
      active: [{ name: true }],
    },
  ),
);

/** What became of them; what they run is not read. */
export const JOBS = builtIn(
  'batch',
  'jobs',
  'Job',
  keeping(
    {},
    {
      startTime: true,
      completionTime: true,
      active: true,
      succeeded: true,
      failed: true,
      conditions: CONDITIONS,
    },
  ),
);

/** Of which storage class the volumes of instances and repositories really are. */
export const CLAIMS: ResourceQuery = {
  ...PERSISTENT_VOLUME_CLAIMS,
  need: 'enriches',
  project: keeping({ storageClassName: true }, {}),
};

const WITNESSES = [CRON_JOBS, JOBS, CLAIMS];

/** Everything the provider of PGO lists. No Secrets, no pods. */
export const PGO_RESOURCES: ResourceQuery[] = [POSTGRES_CLUSTERS, ...WITNESSES];

/** Everything the provider of Percona's operator lists. No Secrets, no pods. */
export const PERCONA_RESOURCES: ResourceQuery[] = [
  PERCONA_CLUSTERS,
  PERCONA_BACKUPS,
  PERCONA_RESTORES,
  ...WITNESSES,
];
