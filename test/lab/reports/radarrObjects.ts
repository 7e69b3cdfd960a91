import type { KubernetesObject } from 'backstage-plugin-backups-node';

/** Where the app's copies go: its NFS share, as reports name it. */
export const NAS = 'nfs://nas.internal/volume1/kopia';

/** The name its copies have in the repository. */
export const IDENTITY = 'radarr@downloads:/data';

const RUN_SECONDS = 40;

function timestamp(instant: Date): string {
  return instant.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** @returns when the run began that ended then */
export function beginOf(finishedAt: Date): Date {
  return new Date(finishedAt.getTime() - RUN_SECONDS * 1000);
}

/**
 * An app whose volume VolSync copies to the NAS every day.
 *
 * @param finishedAt - when the operator says that its last copy ended; its
 * schedule is that time of the day
 */
export function radarrObjects(finishedAt: Date): KubernetesObject[] {
  const metadata = {
    name: 'radarr',
    namespace: 'downloads',
    labels: { 'app.kubernetes.io/name': 'radarr' },
  };
  const begin = beginOf(finishedAt);
  const next = new Date(begin.getTime() + 24 * 3_600_000);
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        selector: { matchLabels: metadata.labels },
        template: {
          metadata: { labels: metadata.labels },
          spec: {
            containers: [
              {
                name: 'app',
                image: 'ghcr.io/home-operations/radarr:5',
                volumeMounts: [{ name: 'config', mountPath: '/config' }],
              },
            ],
            volumes: [
              {
                name: 'config',
                persistentVolumeClaim: { claimName: 'radarr' },
              },
            ],
          },
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata,
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '5Gi' } },
        storageClassName: 'ceph-block',
        volumeMode: 'Filesystem',
      },
    },
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { ...metadata, name: 'radarr-volsync' },
      spec: {
        secretStoreRef: { kind: 'ClusterSecretStore', name: 'store' },
        target: {
          name: 'radarr-volsync-secret',
          template: {
            data: {
              KOPIA_REPOSITORY: 'filesystem:///mnt/repository',
              KOPIA_PASSWORD: '{{ .KOPIA_PASSWORD }}',
            },
          },
        },
      },
    },
    {
      apiVersion: 'volsync.backube/v1alpha1',
      kind: 'ReplicationSource',
      metadata,
      spec: {
        sourcePVC: 'radarr',
        trigger: {
          schedule: `${begin.getUTCMinutes()} ${begin.getUTCHours()} * * *`,
        },
        kopia: {
          repository: 'radarr-volsync-secret',
          copyMethod: 'Snapshot',
          retain: { daily: 14, weekly: 4 },
          moverVolumes: [
            {
              mountPath: 'repository',
              volumeSource: {
                nfs: { server: 'nas.internal', path: '/volume1/kopia' },
              },
            },
          ],
        },
      },
      status: {
        conditions: [
          {
            type: 'Synchronizing',
            status: 'False',
            reason: 'WaitingForSchedule',
            message: 'Waiting for next scheduled synchronization',
            lastTransitionTime: timestamp(finishedAt),
          },
        ],
        lastSyncTime: timestamp(finishedAt),
        lastSyncDuration: `${RUN_SECONDS}s`,
        nextSyncTime: timestamp(next),
        latestMoverStatus: {
          result: 'Successful',
          logs: 'INFO: OPERATION_RESULT: SUCCESS',
        },
      },
    },
  ];
}
