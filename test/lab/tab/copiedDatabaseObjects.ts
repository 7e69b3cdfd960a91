import type { KubernetesObject } from 'backstage-plugin-backups-node';

/** Where the copies of the database go, as reports name it, by number. */
export const REPOSITORIES = {
  1: 's3://s3.us-east-005.backblazeb2.com/postgres/immich',
  2: 's3://r2.cloudflarestorage.com/postgres/immich',
} as const;

/** The name that its copies have in both. */
export const STANZA = 'postgres18-immich';

const NAMESPACE = 'database';
const PLUGIN = 'pgbackrest.dalibo.com';
const CNPG = 'postgresql.cnpg.io/v1';

/** A backup that pgBackRest has made. */
export interface MadeBackup {
  label: string;
  type: string;
  repository: number;
  /** Epoch seconds. */
  startedAt: number;
  /** Epoch seconds. */
  endedAt: number;
}

function timestamp(instant: number): string {
  return new Date(instant * 1000).toISOString().replace('.000Z', 'Z');
}

function pluginOf(repository: number, backupType: string) {
  return {
    name: PLUGIN,
    parameters: { selectedRepository: String(repository), backupType },
  };
}

function repositoryOf(endpoint: string, region: string) {
  const key = (name: string) => ({ name: 'pg-keys', key: `${region}-${name}` });
  return {
    endpoint,
    region,
    bucket: 'postgres',
    repoPath: '/immich',
    retentionPolicy: { full: 2, fullType: 'count' },
    secretRef: { accessKeyId: key('id'), secretAccessKey: key('key') },
  };
}

function schedule(repository: number, cron: string): KubernetesObject {
  return {
    apiVersion: CNPG,
    kind: 'ScheduledBackup',
    metadata: { name: `immich-${repository}`, namespace: NAMESPACE },
    spec: {
      schedule: cron,
      method: 'plugin',
      cluster: { name: 'immich' },
      pluginConfiguration: pluginOf(repository, 'full'),
    },
  };
}

function backupObject(made: MadeBackup): KubernetesObject {
  const { label, type, repository, startedAt, endedAt } = made;
  return {
    apiVersion: CNPG,
    kind: 'Backup',
    metadata: {
      name: `immich-${repository}-${startedAt}`,
      namespace: NAMESPACE,
    },
    spec: {
      method: 'plugin',
      cluster: { name: 'immich' },
      pluginConfiguration: pluginOf(repository, type),
    },
    status: {
      phase: 'completed',
      method: 'plugin',
      backupName: label,
      reconciliationStartedAt: timestamp(startedAt),
      startedAt: timestamp(startedAt),
      stoppedAt: timestamp(endedAt),
      reconciliationTerminatedAt: timestamp(endedAt),
    },
  };
}

/** An app whose database CloudNativePG has copied to two repositories. */
export function copiedDatabaseObjects(
  made: readonly MadeBackup[],
): KubernetesObject[] {
  const labels = { 'app.kubernetes.io/name': 'immich' };
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'immich', namespace: 'media', labels },
      spec: {
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            containers: [
              { name: 'app', image: 'ghcr.io/immich-app/immich-server:v2' },
            ],
          },
        },
      },
    },
    {
      apiVersion: CNPG,
      kind: 'Cluster',
      metadata: { name: 'immich', namespace: NAMESPACE },
      spec: {
        instances: 1,
        imageName: 'ghcr.io/cloudnative-pg/postgresql:18',
        storage: { size: '10Gi', storageClass: 'local' },
        // These objects are made after the backups, as after a restore.
        bootstrap: { recovery: { source: 'before' } },
        externalClusters: [
          {
            name: 'before',
            plugin: {
              name: PLUGIN,
              parameters: { stanzaRef: 'immich-stanza' },
            },
          },
        ],
        plugins: [
          {
            name: PLUGIN,
            enabled: true,
            isWALArchiver: true,
            parameters: { stanzaRef: 'immich-stanza' },
          },
        ],
      },
      status: {
        instances: 1,
        readyInstances: 1,
        writeService: 'immich-rw',
        conditions: [
          {
            type: 'ContinuousArchiving',
            status: 'True',
            reason: 'ContinuousArchivingSuccess',
            message: 'Continuous archiving is working',
            lastTransitionTime: timestamp(
              Math.min(...made.map(({ startedAt }) => startedAt)) - 3600,
            ),
          },
        ],
      },
    },
    {
      apiVersion: `${PLUGIN}/v1`,
      kind: 'Stanza',
      metadata: { name: 'immich-stanza', namespace: NAMESPACE },
      spec: {
        stanzaConfiguration: {
          name: STANZA,
          s3Repositories: [
            repositoryOf('s3.us-east-005.backblazeb2.com', 'us-east-005'),
            repositoryOf('0123456789abcdef.r2.cloudflarestorage.com', 'auto'),
          ],
        },
      },
    },
    schedule(1, '0 0 3 * * *'),
    schedule(2, '0 0 4 * * *'),
    ...made.map(backupObject),
  ];
}
