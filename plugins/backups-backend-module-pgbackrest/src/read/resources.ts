import type {
  KeptFields,
  KubernetesObject,
  ResourceQuery,
} from 'backstage-plugin-backups-node';
import { pickFields, projectObject } from 'backstage-plugin-backups-node';
import { projectExternalSecret } from './projectExternalSecret';

/** API group of CloudNativePG. */
export const CNPG_GROUP = 'postgresql.cnpg.io';
/** API group and name of dalibo's pgBackRest plugin. */
export const DALIBO = 'pgbackrest.dalibo.com';
/** API group of Opera's pgBackRest plugin, and its name. */
export const OPERA = 'pgbackrest.cnpg.opera.com';
/** API group of the barman-cloud plugin. */
export const BARMAN_GROUP = 'barmancloud.cnpg.io';
/** Name of the barman-cloud plugin. */
export const BARMAN_PLUGIN = 'barman-cloud.cloudnative-pg.io';

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
const SECRET_KEY: KeptFields = { name: true, key: true };
const S3_KEYS: KeptFields = {
  accessKeyId: SECRET_KEY,
  secretAccessKey: SECRET_KEY,
};
const RETENTION: KeptFields = {
  full: true,
  fullType: true,
  diff: true,
  archive: true,
  archiveType: true,
  history: true,
};
const BARMAN_STORE: KeptFields = {
  destinationPath: true,
  endpointURL: true,
  serverName: true,
  s3Credentials: S3_KEYS,
  azureCredentials: {},
  googleCredentials: {},
};

/** Settings that a restored server needs at least as large, or at all. */
const PARAMETERS_FOR_RESTORE: KeptFields = {
  archive_timeout: true,
  max_connections: true,
  max_worker_processes: true,
  max_prepared_transactions: true,
  max_locks_per_transaction: true,
  max_wal_senders: true,
};

function projecting(shape: {
  spec: KeptFields;
  status?: KeptFields;
}): (object: KubernetesObject) => KubernetesObject {
  return object => ({
    ...projectObject(object),
    spec: pickFields(object.spec, shape.spec),
    status: shape.status && pickFields(object.status, shape.status),
  });
}

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
export const SCHEDULED_BACKUPS = cnpg(
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
);

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

/** Of their templates only hosts and names of databases are kept. */
export const EXTERNAL_SECRETS: ResourceQuery = {
  group: 'external-secrets.io',
  versions: ['v1', 'v1beta1'],
  plural: 'externalsecrets',
  kind: 'ExternalSecret',
  scope: 'namespaced',
  need: 'enriches',
  project: projectExternalSecret,
};

const S3_REPOSITORY: KeptFields = {
  bucket: true,
  endpoint: true,
  region: true,
  repoPath: true,
  uriStyle: true,
  retentionPolicy: RETENTION,
  cipherConfig: { type: true, encryptionPass: SECRET_KEY },
  secretRef: S3_KEYS,
};
const TOLD_BACKUP: KeptFields = {
  label: true,
  type: true,
  prior: true,
  timestamp: { start: true, stop: true },
};

/** Repositories of dalibo's plugin. Its free environment is dropped. */
export const STANZAS: ResourceQuery = {
  group: DALIBO,
  versions: ['v1'],
  plural: 'stanzas',
  kind: 'Stanza',
  scope: 'namespaced',
  need: 'carries',
  absentFromFolder: 'none',
  project: projecting({
    spec: {
      stanzaConfiguration: {
        name: true,
        s3Repositories: [S3_REPOSITORY],
        azureRepositories: [
          {
            account: true,
            container: true,
            endpoint: true,
            repoPath: true,
            retentionPolicy: RETENTION,
            secretRef: { keyReference: SECRET_KEY },
          },
        ],
      },
    },
    status: {
      backupsCount: true,
      recoveryWindow: { firstBackup: TOLD_BACKUP, lastBackup: TOLD_BACKUP },
    },
  }),
};

/** Repositories of Opera's plugin. Its additional arguments are dropped. */
export const ARCHIVES: ResourceQuery = {
  group: OPERA,
  versions: ['v1'],
  plural: 'archives',
  kind: 'Archive',
  scope: 'namespaced',
  need: 'carries',
  absentFromFolder: 'none',
  project: projecting({
    spec: {
      configuration: {
        repositories: [
          {
            bucket: true,
            destinationPath: true,
            endpointURL: true,
            encryption: true,
            encryptionKey: SECRET_KEY,
            s3Credentials: { ...S3_KEYS, region: true, uriStyle: true },
            retention: RETENTION,
          },
        ],
      },
    },
  }),
};

/** Repositories of the barman-cloud plugin. */
export const OBJECT_STORES: ResourceQuery = {
  group: BARMAN_GROUP,
  versions: ['v1'],
  plural: 'objectstores',
  kind: 'ObjectStore',
  scope: 'namespaced',
  need: 'carries',
  absentFromFolder: 'none',
  project: projecting({
    spec: { retentionPolicy: true, configuration: BARMAN_STORE },
    status: { serverRecoveryWindow: true },
  }),
};

/** Everything this provider lists. No Secrets, no pods, nothing is executed. */
export const RESOURCES: ResourceQuery[] = [
  CLUSTERS,
  BACKUPS,
  SCHEDULED_BACKUPS,
  DATABASES,
  POOLERS,
  EXTERNAL_SECRETS,
  STANZAS,
  ARCHIVES,
  OBJECT_STORES,
];
