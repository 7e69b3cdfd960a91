import type { KubernetesObject } from 'backstage-plugin-backups-node';
import type { DemoApp, DemoPlan } from '../apps/DemoApp';
import { chapterAt } from '../story/Plan';
import type { Plan } from '../story/Plan';
import { sourceStatusAt } from '../story/sourceStatusAt';
import { NAS, NAS_MOUNT, secretNameOf } from './backends';
import { fluxLabelsOf } from './labelsOf';
import { metadataOf } from './metadataOf';
import type { Moment } from './Moment';

/** How the cluster at hand writes its sources. */
export interface SourceStyle {
  /** `false`: an admission policy adds the NFS volume to mover pods, and the source does not show it. */
  showsNasVolume: boolean;
}

/** The NFS share a mover reads or writes, as `moverVolumes` declares it. */
export const NAS_VOLUMES = [
  { mountPath: NAS_MOUNT, volumeSource: { nfs: { ...NAS } } },
];

/** @returns what a plan declares under `spec.kopia.retain` */
export function retainOf({
  destination,
  rhythm,
  retain,
}: DemoPlan): Record<string, number> {
  if (retain) return retain;
  if (destination === 'nas') {
    const hourly = rhythm === 'hourly' ? 24 : 4;
    return { hourly, daily: 7, weekly: 4, monthly: 3, yearly: 0, latest: 4 };
  }
  return { hourly: 0, daily: 14, weekly: 4, monthly: 3, yearly: 0, latest: 3 };
}

function moverSpecOf(app: DemoApp, plan: DemoPlan, style: SourceStyle) {
  const method = plan.copyMethod ?? 'Snapshot';
  const shared = {
    ...(method !== 'unset' && { copyMethod: method }),
    accessModes: ['ReadWriteOnce'],
    storageClassName: 'ceph-block',
    volumeSnapshotClassName: 'csi-ceph-block',
    moverSecurityContext: {
      runAsUser: app.userId,
      runAsGroup: app.userId,
      fsGroup: app.userId,
    },
  };
  const cache = {
    cacheAccessModes: ['ReadWriteOnce'],
    cacheCapacity: '8Gi',
    cacheStorageClassName: 'openebs-hostpath',
  };
  const repository = secretNameOf(app.name, plan.destination);
  if (plan.mover === 'rclone') {
    return {
      rclone: {
        ...shared,
        rcloneConfig: repository,
        rcloneConfigSection: plan.destination,
        rcloneDestPath: `volsync/${app.name}`,
      },
    };
  }
  if (plan.mover === 'restic') {
    const retain = { daily: 14, weekly: 4, monthly: 3 };
    return {
      restic: {
        ...shared,
        ...cache,
        repository,
        pruneIntervalDays: 7,
        retain,
      },
    };
  }
  return {
    kopia: {
      ...shared,
      ...cache,
      repository,
      compression: 'zstd-fastest',
      parallelism: 2,
      retain: retainOf(plan),
      ...(plan.destination === 'nas' &&
        style.showsNasVolume && { moverVolumes: NAS_VOLUMES }),
    },
  };
}

/** A ReplicationSource with the status its story gives it. */
export function replicationSource(
  moment: Moment,
  app: DemoApp,
  declared: DemoPlan,
  plan: Plan,
  style: SourceStyle,
): KubernetesObject {
  const manual = chapterAt(plan, 'manual', moment.now);
  const paused = chapterAt(plan, 'paused', moment.now);
  const status = sourceStatusAt(plan, moment.now);
  return {
    apiVersion: 'volsync.backube/v1alpha1',
    kind: 'ReplicationSource',
    metadata: metadataOf(moment, {
      kind: 'ReplicationSource',
      name: declared.name,
      namespace: app.namespace,
      createdAt: plan.createdAt,
      labels: fluxLabelsOf(app.name, app.namespace),
      generation: manual || paused ? 2 : 1,
    }),
    spec: {
      sourcePVC: declared.claim,
      ...(paused && { paused: true }),
      trigger: {
        schedule: plan.cadence.cron,
        ...(manual && { manual: String(plan.anchor - manual.ago) }),
      },
      ...moverSpecOf(app, declared, style),
    },
    ...(status && { status }),
  };
}
