import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { uidOf } from '../../homelab/objects/metadataOf';
import type { Moment } from '../../homelab/objects/Moment';
import { hexOf } from '../../seed/hexOf';
import { uuidOf } from '../../seed/uuidOf';
import { toTimestamp } from '../../time/toTimestamp';
import type { ScheduledRun } from '../runs';
import { LOCATION, veleroMetadata } from './veleroMetadata';
import type { VeleroVolume } from './VeleroVolume';

/** Between the begin of a Backup and that of its first upload, and back. Seconds. */
const BEFORE = 12;
const AFTER = 20;

/** What one Backup made of one volume of a running pod: an upload by Kopia. */
export function podVolumeBackup(
  moment: Moment,
  options: {
    volume: VeleroVolume;
    run: ScheduledRun;
    backup: string;
    suffix: string;
  },
): KubernetesObject {
  const { volume, run, backup, suffix } = options;
  const { app, namespace, claim, bytes } = volume;
  const claimUid = uidOf(
    moment.cluster,
    'PersistentVolumeClaim',
    namespace,
    claim,
  );
  const pod = {
    kind: 'Pod',
    namespace,
    name: `${app}-${hexOf(`${app}/replicaset`, 10)}-${hexOf(`${app}/pod`, 5)}`,
    uid: uuidOf(`${namespace}/${app}/pod`),
  };
  const startedAt = run.startedAt + BEFORE;
  const endedAt = run.endsAt - AFTER;
  const name = `${backup}-${suffix}`;
  const path = `/host_pods/${pod.uid}/volumes/kubernetes.io~csi/pvc-${claimUid}/mount`;
  const stage =
    endedAt <= moment.now
      ? {
          phase: 'Completed',
          completionTimestamp: toTimestamp(endedAt),
          snapshotID: hexOf(name, 32),
          progress: { totalBytes: bytes, bytesDone: bytes },
        }
      : {
          phase: 'InProgress',
          progress: { totalBytes: bytes, bytesDone: Math.floor(bytes / 3) },
        };
  return {
    apiVersion: 'velero.io/v1',
    kind: 'PodVolumeBackup',
    metadata: veleroMetadata(moment, {
      kind: 'PodVolumeBackup',
      name,
      createdAt: run.startedAt,
      labels: {
        'velero.io/backup-name': backup,
        'velero.io/backup-uid': uidOf(
          moment.cluster,
          'Backup',
          'velero',
          backup,
        ),
        'velero.io/pvc-uid': claimUid,
      },
      annotations: { 'velero.io/pvc-name': claim },
    }),
    spec: {
      backupStorageLocation: LOCATION,
      node: 'worker-2',
      pod,
      repoIdentifier: '',
      uploaderType: 'kopia',
      volume: claim,
      tags: {
        backup,
        ns: namespace,
        pod: pod.name,
        'pvc-uid': claimUid,
        volume: claim,
      },
    },
    status:
      startedAt <= moment.now
        ? { path, startTimestamp: toTimestamp(startedAt), ...stage }
        : { phase: 'New' },
  };
}
