import type { KubernetesObject } from 'backstage-plugin-backups-node';

/** Where the copies go: an NFS share, as reports name it. */
export const NAS = 'nfs://nas.internal/volume1/kopia';

/** @returns the name that the copies of an app have in the repository */
export function identityOf(app: string): string {
  return `${app}@downloads:/data`;
}

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
export function copiedAppObjects(
  app: string,
  finishedAt: Date,
): KubernetesObject[] {
  const metadata = {
    name: app,
    namespace: 'downloads',
    labels: { 'app.kubernetes.io/name': app },
    // Older than its copies: those of a younger claim are of another one.
    creationTimestamp: timestamp(
      new Date(finishedAt.getTime() - 30 * 24 * 3_600_000),
    ),
  };
  const secret = `${app}-volsync-secret`;
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
                image: `ghcr.io/home-operations/${app}:5`,
                volumeMounts: [{ name: 'config', mountPath: '/config' }],
              },
            ],
            volumes: [
              {
                name: 'config',
                persistentVolumeClaim: { claimName: app },
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
      metadata: { ...metadata, name: `${app}-volsync` },
      spec: {
        secretStoreRef: { kind: 'ClusterSecretStore', name: 'store' },
        target: {
          name: secret,
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
        sourcePVC: app,
        trigger: {
          schedule: `${begin.getUTCMinutes()} ${begin.getUTCHours()} * * *`,
        },
        kopia: {
          repository: secret,
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
