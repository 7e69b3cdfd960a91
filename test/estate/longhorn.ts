import type { KubernetesManifest } from './KubernetesManifest';
import { NAMESPACE, claim, deployment } from './volumes';

const VOLUME = 'pv-wiki';

function object(
  kind: string,
  name: string,
  rest: Pick<KubernetesManifest, 'spec' | 'status'> & {
    labels?: Record<string, string>;
    createdAt?: string;
  },
): KubernetesManifest {
  const { labels, createdAt = '2026-02-03T08:00:00Z', ...parts } = rest;
  return {
    apiVersion: 'longhorn.io/v1beta2',
    kind,
    metadata: {
      name,
      namespace: 'longhorn-system',
      creationTimestamp: createdAt,
      ...(labels && { labels }),
    },
    ...parts,
  };
}

/** An app on a Longhorn volume that a recurring job copied to a NAS tonight. */
export function longhornApp(): KubernetesManifest[] {
  const [wiki, volume] = claim({ name: 'wiki', storageClass: 'longhorn' });
  return [
    deployment('wiki'),
    wiki,
    {
      ...volume,
      spec: {
        storageClassName: 'longhorn',
        capacity: { storage: '8Gi' },
        csi: { driver: 'driver.longhorn.io', volumeHandle: VOLUME },
      },
    },
    object('Volume', VOLUME, {
      labels: { 'recurring-job-group.longhorn.io/default': 'enabled' },
      spec: { backupTargetName: 'default', size: '8589934592' },
      status: {
        state: 'attached',
        robustness: 'healthy',
        kubernetesStatus: {
          namespace: NAMESPACE,
          pvName: VOLUME,
          pvcName: 'wiki',
          pvStatus: 'Bound',
        },
      },
    }),
    object('RecurringJob', 'nightly', {
      spec: {
        name: 'nightly',
        cron: '0 2 * * *',
        groups: ['default'],
        task: 'backup',
        retain: 7,
        concurrency: 1,
      },
    }),
    object('Backup', 'backup-0a1b2c3d', {
      labels: { 'backup-volume': VOLUME },
      createdAt: '2026-10-14T02:00:05Z',
      spec: { snapshotName: 'nightly-0f3a' },
      status: {
        state: 'Completed',
        progress: 100,
        size: '2147483648',
        volumeSize: '8589934592',
        volumeName: VOLUME,
        backupTargetName: 'default',
        snapshotCreatedAt: '2026-10-14T02:00:02Z',
        backupCreatedAt: '2026-10-14T02:04:02Z',
        url: `nfs://nas.internal:/mnt/tank/longhorn?backup=backup-0a1b2c3d&volume=${VOLUME}`,
      },
    }),
    object('BackupTarget', 'default', {
      spec: {
        backupTargetURL: 'nfs://nas.internal:/mnt/tank/longhorn',
        pollInterval: '5m0s',
      },
      status: { available: true, lastSyncedAt: '2026-10-14T09:33:00Z' },
    }),
  ];
}
