import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { HOUR } from '../../time/durations';
import { toTimestamp } from '../../time/toTimestamp';
import { NAS } from '../objects/backends';
import { metadataOf } from '../objects/metadataOf';
import type { Moment } from '../objects/Moment';

/** API version of all kinds of Kopiur. */
export const KOPIUR_VERSION = 'kopiur.home-operations.com/v1alpha1';

/** The ClusterRepository of the homelab: the one that VolSync's movers write to as well. */
export const REPOSITORY = { kind: 'ClusterRepository', name: 'nas' } as const;

/** A condition as Kopiur writes it. */
export function conditionOf(
  type: string,
  status: 'True' | 'False',
  reason: string,
  message: string,
  since: number,
) {
  return {
    type,
    status,
    reason,
    message,
    lastTransitionTime: toTimestamp(since),
    observedGeneration: 1,
  };
}

/**
 * The repository on the NAS, used in place: Kopiur did not create it, and a
 * CronJob of its own maintains it. It holds more snapshots than one look of
 * Kopiur returns.
 */
export function clusterRepository(
  moment: Moment,
  createdAt: number,
): KubernetesObject {
  const looked = Math.max(createdAt + 60, moment.now - (moment.now % HOUR));
  return {
    apiVersion: KOPIUR_VERSION,
    kind: REPOSITORY.kind,
    metadata: metadataOf(moment, {
      kind: REPOSITORY.kind,
      name: REPOSITORY.name,
      createdAt,
    }),
    spec: {
      allowedNamespaces: { all: true },
      backend: {
        filesystem: { path: '/repository', volume: { nfs: { ...NAS } } },
      },
      catalog: {
        refreshInterval: '1h',
        retain: { perIdentity: 5, maxAgeDays: 60 },
      },
      create: { enabled: false },
      encryption: {
        passwordSecretRef: {
          name: 'kopiur-nas',
          namespace: 'kopiur-system',
          key: 'KOPIA_PASSWORD',
        },
      },
      maintenance: { enabled: false },
      mode: 'ReadWrite',
    },
    status: {
      phase: 'Ready',
      backend: 'filesystem',
      uniqueId: '7d1f0c5e2a9b4c38',
      observedGeneration: 1,
      catalog: { lastRefreshAt: toTimestamp(looked) },
      storageStats: {
        snapshotCount: 1400,
        totalSize: '3.1Ti',
        lastObservedAt: toTimestamp(looked),
      },
      conditions: [
        conditionOf(
          'Ready',
          'True',
          'RepositoryReady',
          'the repository is connected',
          createdAt + 60,
        ),
      ],
    },
  };
}
