import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { STORAGE } from '../restore/DatabaseOnStorage';
import { copiedAppObjects } from '../tab/copiedAppObjects';

/** The name of the app, of its volume and of its database. */
export const SHELF = 'shelf';
/** Of the keys of the storage, beside the database. */
export const KEYS = { namespace: 'database', name: 'pg-keys' };
/** Of the password of the Kopia repository, beside the volume. */
export const PASSWORD = {
  namespace: 'downloads',
  name: `${SHELF}-volsync-secret`,
};
/** Where the copies of the database go, as reports name it. */
export const STORAGE_LOCATION = `s3://${STORAGE.endpoint}/${STORAGE.bucket}${STORAGE.repoPath}`;

const CNPG = 'postgresql.cnpg.io/v1';
const PLUGIN = 'pgbackrest.dalibo.com';
const HOUR = 3_600_000;

/** What has copied the app. */
export interface ShelfCopies {
  /** When the last copy of the volume ended. */
  volumeAt: Date;
  /** The last backup of the database, as pgBackRest lists it. Epoch seconds. */
  backup: { label: string; timestamp: { start: number; stop: number } };
  /** After so many seconds a segment of the log is archived that is not full. */
  archiveTimeout: number;
}

function timestamp(instant: number): string {
  return new Date(instant * 1000).toISOString().replace('.000Z', 'Z');
}

/** An app with a volume that VolSync copies, and a database that pgBackRest archives. */
export function shelfObjects(copies: ShelfCopies): KubernetesObject[] {
  const { label, timestamp: made } = copies.backup;
  const metadata = (name: string) => ({ name, namespace: KEYS.namespace });
  const backup = {
    method: 'plugin',
    cluster: { name: SHELF },
    pluginConfiguration: {
      name: PLUGIN,
      parameters: { selectedRepository: '1', backupType: 'full' },
    },
  };
  return [
    ...copiedAppObjects(SHELF, copies.volumeAt),
    {
      apiVersion: CNPG,
      kind: 'Cluster',
      metadata: metadata(SHELF),
      spec: {
        instances: 1,
        imageName: 'ghcr.io/cloudnative-pg/postgresql:15',
        storage: { size: '1Gi', storageClass: 'local' },
        postgresql: {
          parameters: { archive_timeout: `${copies.archiveTimeout}s` },
        },
        // The objects are made after the backup, as after a restore.
        bootstrap: { recovery: { source: 'before' } },
        externalClusters: [
          {
            name: 'before',
            plugin: { name: PLUGIN, parameters: { stanzaRef: SHELF } },
          },
        ],
        plugins: [
          {
            name: PLUGIN,
            enabled: true,
            isWALArchiver: true,
            parameters: { stanzaRef: SHELF },
          },
        ],
      },
      status: {
        instances: 1,
        readyInstances: 1,
        writeService: `${SHELF}-rw`,
        conditions: [
          {
            type: 'ContinuousArchiving',
            status: 'True',
            reason: 'ContinuousArchivingSuccess',
            message: 'Continuous archiving is working',
            lastTransitionTime: timestamp(made.start - HOUR / 1000),
          },
        ],
      },
    },
    {
      apiVersion: `${PLUGIN}/v1`,
      kind: 'Stanza',
      metadata: metadata(SHELF),
      spec: {
        stanzaConfiguration: {
          name: SHELF,
          s3Repositories: [
            {
              ...STORAGE,
              retentionPolicy: { full: 2, fullType: 'count' },
              secretRef: {
                accessKeyId: { name: KEYS.name, key: 'id' },
                secretAccessKey: { name: KEYS.name, key: 'secret' },
              },
            },
          ],
        },
      },
    },
    {
      apiVersion: CNPG,
      kind: 'ScheduledBackup',
      metadata: metadata(SHELF),
      spec: { ...backup, schedule: '0 0 3 * * *' },
    },
    {
      apiVersion: CNPG,
      kind: 'Backup',
      metadata: metadata(`${SHELF}-${made.start}`),
      spec: backup,
      status: {
        phase: 'completed',
        method: 'plugin',
        backupName: label,
        reconciliationStartedAt: timestamp(made.start),
        startedAt: timestamp(made.start),
        stoppedAt: timestamp(made.stop),
        reconciliationTerminatedAt: timestamp(made.stop),
      },
    },
  ];
}
