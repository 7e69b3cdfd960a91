import type { KeptFields, ResourceQuery } from 'backstage-plugin-backups-node';
import { CNPG_GROUP } from './apiGroups';
import { projecting, BARMAN_STORE, S3_KEYS } from './keptFields';

/** Parameters that name things; others may hold anything and are dropped. */
const PARAMETERS: KeptFields = {
  stanzaRef: true,
  pluginConfigRef: true,
  repositoryRef: true,
  selectedRepository: true,
  backupType: true,
  pgbackrestObjectName: true,
  stanza: true,
  repo: true,
  type: true,
  barmanObjectName: true,
  serverName: true,
};

const PLUGIN: KeptFields = { name: true, parameters: PARAMETERS };

/** Settings that a restored server needs at least as large, or at all. */
const PARAMETERS_FOR_RESTORE: KeptFields = {
  archive_timeout: true,
  max_connections: true,
  max_worker_processes: true,
  max_prepared_transactions: true,
  max_locks_per_transaction: true,
  max_wal_senders: true,
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

function cnpg(
  plural: string,
  kind: string,
  project: ResourceQuery['project'],
  need: ResourceQuery['need'] = 'carries',
): ResourceQuery {
  return {
    group: CNPG_GROUP,
    versions: ['v1'],
    plural,
    kind,
    scope: 'namespaced',
    need,
    absentFromFolder: 'none',
    project,
  };
}

/** Database clusters. Bootstrap statements and environment are dropped. */
export const CLUSTERS = cnpg(
  'clusters',
  'Cluster',
  projecting({
    spec: {
      instances: true,
      imageName: true,
      imageCatalogRef: { name: true, major: true },
      storage: { size: true, storageClass: true },
      walStorage: { size: true, storageClass: true },
      enableSuperuserAccess: true,
      superuserSecret: { name: true },
      postgresql: {
        parameters: PARAMETERS_FOR_RESTORE,
        shared_preload_libraries: true,
      },
      plugins: [
        {
          name: true,
          enabled: true,
          isWALArchiver: true,
          parameters: PARAMETERS,
        },
      ],
      backup: {
        retentionPolicy: true,
        barmanObjectStore: BARMAN_STORE,
        volumeSnapshot: { className: true },
      },
      bootstrap: {
        initdb: {
          database: true,
          owner: true,
          secret: { name: true },
          import: { type: true },
        },
        pg_basebackup: { source: true },
        recovery: {
          source: true,
          backup: { name: true },
          recoveryTarget: { targetTime: true },
          database: true,
          owner: true,
          secret: { name: true },
        },
      },
      externalClusters: [
        { name: true, plugin: PLUGIN, barmanObjectStore: BARMAN_STORE },
      ],
      replica: { enabled: true, primary: true },
    },
    status: {
      phase: true,
      phaseReason: true,
      systemID: true,
      image: true,
      pgDataImageInfo: { majorVersion: true },
      readyInstances: true,
      currentPrimary: true,
      timelineID: true,
      writeService: true,
      conditions: CONDITIONS,
      pluginStatus: [{ name: true, version: true }],
      firstRecoverabilityPoint: true,
      lastSuccessfulBackup: true,
      lastFailedBackup: true,
    },
  }),
);

/** Runs. */
export const BACKUPS = cnpg(
  'backups',
  'Backup',
  projecting({
    spec: {
      cluster: { name: true },
      method: true,
      target: true,
      pluginConfiguration: PLUGIN,
    },
    status: {
      phase: true,
      method: true,
      startedAt: true,
      stoppedAt: true,
      reconciliationStartedAt: true,
      reconciliationTerminatedAt: true,
      backupName: true,
      backupId: true,
      error: true,
      online: true,
      destinationPath: true,
      endpointURL: true,
      serverName: true,
      s3Credentials: S3_KEYS,
      endWal: true,
      majorVersion: true,
      pluginMetadata: { name: true, version: true, clusterUID: true },
    },
  }),
);

/** What makes runs. */
export const SCHEDULED_BACKUPS: ResourceQuery = {
  ...cnpg(
    'scheduledbackups',
    'ScheduledBackup',
    projecting({
      spec: {
        schedule: true,
        suspend: true,
        immediate: true,
        method: true,
        target: true,
        cluster: { name: true },
        pluginConfiguration: PLUGIN,
      },
      status: {
        lastCheckTime: true,
        lastScheduleTime: true,
        nextScheduleTime: true,
        error: true,
      },
    }),
  ),
  onlySchedules: true,
};

/** Databases that are declared one by one. */
export const DATABASES = cnpg(
  'databases',
  'Database',
  projecting({
    spec: { cluster: { name: true }, name: true, owner: true, ensure: true },
    status: { applied: true, message: true },
  }),
  'enriches',
);

/** Host names that lead to a Cluster. */
export const POOLERS = cnpg(
  'poolers',
  'Pooler',
  projecting({ spec: { cluster: { name: true }, type: true } }),
  'enriches',
);
