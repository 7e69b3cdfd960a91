import type { KubernetesManifest } from './KubernetesManifest';
import { BUCKET, STORE } from './volSync';

/** Where the databases of these estates run. */
export const DATABASES = 'data';

const GROUP = 'postgresql.cnpg.io/v1';
const CREATED = '2026-02-03T08:00:00Z';

/** How a cluster is backed up. */
export type DatabaseTool = 'in-tree' | 'barman' | 'pgbackrest' | 'snapshots';

const PLUGINS: Partial<Record<DatabaseTool, string>> = {
  barman: 'barman-cloud.cloudnative-pg.io',
  pgbackrest: 'pgbackrest.dalibo.com',
};

/** A cluster, and what is special about it. */
export interface ClusterWish {
  name?: string;
  tool?: DatabaseTool;
  bucket?: string;
  createdAt?: string;
  /** Since when the log is archived; `undefined`: no condition says so. */
  archivingSince?: string;
  /** `False` with this message. */
  archivingFails?: string;
  /** Overrides of the status. */
  status?: object;
}

/** @returns a CloudNativePG cluster with what its plugin reads */
export function databaseCluster({
  name = 'ledger',
  tool = 'in-tree',
  bucket = BUCKET,
  createdAt = CREATED,
  archivingSince,
  archivingFails,
  status,
}: ClusterWish = {}): KubernetesManifest[] {
  const plugin = PLUGINS[tool];
  const parameters =
    tool === 'barman' ? { barmanObjectName: 'attic' } : { stanzaRef: 'attic' };
  return [
    {
      apiVersion: GROUP,
      kind: 'Cluster',
      metadata: {
        name,
        namespace: DATABASES,
        creationTimestamp: createdAt,
        labels: { 'app.kubernetes.io/name': name },
      },
      spec: {
        instances: 2,
        imageName: 'ghcr.io/cloudnative-pg/postgresql:17.5',
        storage: { size: '12Gi', storageClass: 'fast-ceph' },
        bootstrap: { initdb: { database: name, owner: name } },
        ...(plugin && {
          plugins: [{ name: plugin, isWALArchiver: true, parameters }],
        }),
        ...(tool === 'in-tree' && {
          backup: {
            barmanObjectStore: {
              destinationPath: `s3://${bucket}/pg`,
              endpointURL: `https://${STORE}`,
            },
            retentionPolicy: '14d',
          },
        }),
        ...(tool === 'snapshots' && {
          backup: { volumeSnapshot: { className: 'fast-ceph' } },
        }),
      },
      status: {
        phase: 'Cluster in healthy state',
        instances: 2,
        readyInstances: 2,
        currentPrimary: `${name}-1`,
        ...(archivingSince && {
          conditions: [
            {
              type: 'ContinuousArchiving',
              status: archivingFails ? 'False' : 'True',
              reason: archivingFails
                ? 'ContinuousArchivingFailing'
                : 'ContinuousArchivingSuccess',
              message: archivingFails ?? '',
              lastTransitionTime: archivingSince,
            },
          ],
        }),
        ...status,
      },
    },
    ...(tool === 'barman'
      ? [
          {
            apiVersion: 'barmancloud.cnpg.io/v1',
            kind: 'ObjectStore',
            metadata: {
              name: 'attic',
              namespace: DATABASES,
              creationTimestamp: CREATED,
            },
            spec: {
              retentionPolicy: '14d',
              configuration: {
                destinationPath: `s3://${bucket}/pg`,
                endpointURL: `https://${STORE}`,
              },
            },
          },
        ]
      : []),
    ...(tool === 'pgbackrest'
      ? [
          {
            apiVersion: 'pgbackrest.dalibo.com/v1',
            kind: 'Stanza',
            metadata: {
              name: 'attic',
              namespace: DATABASES,
              creationTimestamp: CREATED,
            },
            spec: {
              stanzaConfiguration: {
                name,
                s3Repositories: [
                  {
                    bucket,
                    endpoint: STORE,
                    region: 'eu',
                    repoPath: '/pg',
                    retentionPolicy: { full: 4, fullType: 'count' },
                  },
                ],
              },
            },
            status: {},
          },
        ]
      : []),
  ];
}

function methodOf(tool: DatabaseTool): object {
  const plugin = PLUGINS[tool];
  if (tool === 'snapshots') return { method: 'volumeSnapshot' };
  return plugin
    ? {
        method: 'plugin',
        pluginConfiguration: {
          name: plugin,
          ...(tool === 'pgbackrest' && { parameters: { backupType: 'full' } }),
        },
      }
    : { method: 'barmanObjectStore' };
}

/** A schedule, and what is special about it. */
export interface ScheduleWish {
  name?: string;
  tool?: DatabaseTool;
  schedule?: string;
  lastSlot?: string;
  nextSlot?: string;
  /** It names a method that its cluster does not have. */
  wrongMethod?: boolean;
}

/** @returns a schedule of base backups, `<name>-nightly` */
export function scheduledBackup({
  name = 'ledger',
  tool = 'in-tree',
  schedule = '0 0 2 * * *',
  lastSlot,
  nextSlot,
  wrongMethod,
}: ScheduleWish = {}): KubernetesManifest {
  return {
    apiVersion: GROUP,
    kind: 'ScheduledBackup',
    metadata: {
      name: `${name}-nightly`,
      namespace: DATABASES,
      creationTimestamp: CREATED,
    },
    spec: {
      schedule,
      cluster: { name },
      backupOwnerReference: 'self',
      ...(wrongMethod ? {} : methodOf(tool)),
    },
    status: {
      ...(lastSlot && { lastCheckTime: lastSlot, lastScheduleTime: lastSlot }),
      ...(nextSlot && { nextScheduleTime: nextSlot }),
    },
  };
}

/** A Backup, and what is special about it. */
export interface BackupWish {
  name?: string;
  tool?: DatabaseTool;
  /** When it was to begin. */
  at: string;
  /** When it ended; absent: it did not. */
  stoppedAt?: string;
  /** Where the tool writes another end than the operator saw. */
  toldStoppedAt?: string;
  phase?: string;
  error?: string;
  /** Overrides of the status. */
  status?: object;
  /** Made by hand. */
  byHand?: string;
}

/** `20261014T020000` */
function compact(time: string): string {
  return time.replaceAll(/[-:]/g, '').slice(0, 15);
}

/** @returns a Backup object as the operator leaves it */
export function databaseBackup({
  name = 'ledger',
  tool = 'in-tree',
  at,
  stoppedAt,
  toldStoppedAt = stoppedAt,
  phase = stoppedAt ? 'completed' : 'failed',
  error,
  status,
  byHand,
}: BackupWish): KubernetesManifest {
  const id = compact(at);
  return {
    apiVersion: GROUP,
    kind: 'Backup',
    metadata: {
      name: byHand ?? `${name}-nightly-${id.replace('T', '')}`,
      namespace: DATABASES,
      creationTimestamp: at,
      labels: {
        'cnpg.io/cluster': name,
        ...(!byHand && { 'cnpg.io/scheduled-backup': `${name}-nightly` }),
      },
    },
    spec: { cluster: { name }, ...methodOf(tool) },
    status: {
      phase,
      ...methodOf(tool),
      ...(error && { error }),
      ...(stoppedAt && {
        startedAt: at,
        stoppedAt: toldStoppedAt,
        backupId: id,
        backupName:
          tool === 'pgbackrest'
            ? `${id.replace('T', '-')}F`
            : `backup-${id.replace('T', '')}`,
        reconciliationStartedAt: at,
        reconciliationTerminatedAt: stoppedAt,
      }),
      ...status,
    },
  };
}
