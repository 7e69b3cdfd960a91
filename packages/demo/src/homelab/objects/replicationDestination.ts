import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { toGoDuration } from '../../time/toGoDuration';
import { toTimestamp } from '../../time/toTimestamp';
import type { DemoApp, DemoRestore } from '../apps/DemoApp';
import { emptyRestoreLogOf, restoreLogOf } from '../story/moverLogOf';
import { synchronizing } from '../story/SourceStatus';
import { secretNameOf } from './backends';
import { fluxLabelsOf } from './labelsOf';
import { metadataOf } from './metadataOf';
import type { Moment } from './Moment';
import { NAS_VOLUMES } from './replicationSource';
import type { SourceStyle } from './replicationSource';

const RESTORE_SECONDS = 92.417300221;

function waitingStatus(finishedAt: number, manual: string) {
  return {
    conditions: synchronizing(
      'False',
      'WaitingForManual',
      'Waiting for manual trigger',
      toTimestamp(finishedAt + 8),
    ),
    lastManualSync: manual,
    lastSyncTime: toTimestamp(finishedAt),
    lastSyncDuration: toGoDuration(RESTORE_SECONDS),
  };
}

function securityContextOf(userId: number) {
  return { runAsUser: userId, runAsGroup: userId, fsGroup: userId };
}

/** When an app's first restore ended: shortly after the app was created. */
export function bootstrapEndOf(createdAt: number): number {
  return createdAt + Math.ceil(RESTORE_SECONDS) + 3;
}

/** @returns name of the volume snapshot a bootstrap destination left behind */
export function bootstrapImageOf(app: string, createdAt: number): string {
  const digits = toTimestamp(bootstrapEndOf(createdAt)).replace(/\D/g, '');
  return `volsync-${app}-dst-dest-${digits}`;
}

/**
 * The `<app>-dst` destination the claim was filled from when the cluster was
 * built. Flux applies it once and never again.
 */
export function bootstrapDestination(
  moment: Moment,
  app: DemoApp,
  size: string,
  createdAt: number,
  style: SourceStyle,
): KubernetesObject {
  const identity = `${app.name}@${app.namespace}`;
  return {
    apiVersion: 'volsync.backube/v1alpha1',
    kind: 'ReplicationDestination',
    metadata: metadataOf(moment, {
      kind: 'ReplicationDestination',
      name: `${app.name}-dst`,
      namespace: app.namespace,
      createdAt,
      labels: {
        ...fluxLabelsOf(app.name, app.namespace),
        'kustomize.toolkit.fluxcd.io/ssa': 'IfNotPresent',
      },
    }),
    spec: {
      trigger: { manual: 'restore-once' },
      kopia: {
        repository: secretNameOf(app.name, 'nas'),
        copyMethod: 'Snapshot',
        capacity: size,
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'ceph-block',
        volumeSnapshotClassName: 'csi-ceph-block',
        cacheCapacity: '8Gi',
        cacheStorageClassName: 'openebs-hostpath',
        cleanupCachePVC: true,
        cleanupTempPVC: true,
        enableFileDeletion: true,
        sourceIdentity: { sourceName: app.name },
        moverSecurityContext: securityContextOf(app.userId),
        ...(style.showsNasVolume && { moverVolumes: NAS_VOLUMES }),
      },
    },
    status: {
      ...waitingStatus(bootstrapEndOf(createdAt), 'restore-once'),
      latestImage: {
        apiGroup: 'snapshot.storage.k8s.io',
        kind: 'VolumeSnapshot',
        name: bootstrapImageOf(app.name, createdAt),
      },
      latestMoverStatus: { result: 'Successful', logs: restoreLogOf(identity) },
      kopia: { requestedIdentity: identity },
    },
  };
}

/**
 * A restore made by hand, without saying whose snapshots: it asked for its own
 * name, found nothing, emptied the volume and was called a success.
 */
export function emptyRestore(
  moment: Moment,
  app: DemoApp,
  restore: DemoRestore,
): KubernetesObject {
  const finishedAt = moment.anchor - restore.finishedAgo;
  const identity = `${restore.name}@${app.namespace}`;
  return {
    apiVersion: 'volsync.backube/v1alpha1',
    kind: 'ReplicationDestination',
    metadata: metadataOf(moment, {
      kind: 'ReplicationDestination',
      name: restore.name,
      namespace: app.namespace,
      createdAt: finishedAt - Math.ceil(RESTORE_SECONDS) - 3,
    }),
    spec: {
      trigger: { manual: 'restore-1' },
      kopia: {
        repository: secretNameOf(app.name, restore.destination),
        destinationPVC: restore.claim,
        copyMethod: 'Direct',
        enableFileDeletion: true,
        moverSecurityContext: securityContextOf(app.userId),
      },
    },
    status: {
      ...waitingStatus(finishedAt, 'restore-1'),
      latestImage: {
        apiGroup: '',
        kind: 'PersistentVolumeClaim',
        name: restore.claim,
      },
      latestMoverStatus: {
        result: 'Successful',
        logs: emptyRestoreLogOf(identity),
      },
      kopia: { requestedIdentity: identity },
    },
  };
}
