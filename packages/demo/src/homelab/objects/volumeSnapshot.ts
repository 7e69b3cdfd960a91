import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { toTimestamp } from '../../time/toTimestamp';
import { metadataOf } from './metadataOf';
import type { Moment } from './Moment';

interface Snapshot {
  name: string;
  namespace: string;
  claim: string;
  size: string;
  /** Epoch seconds. */
  createdAt: number;
}

/** The snapshot a restore left behind for the volume populator. */
export function volumeSnapshot(
  moment: Moment,
  { name, namespace, claim, size, createdAt }: Snapshot,
): KubernetesObject {
  const metadata = metadataOf(moment, {
    kind: 'VolumeSnapshot',
    name,
    namespace,
    createdAt,
    labels: { 'app.kubernetes.io/created-by': 'volsync' },
  });
  return {
    apiVersion: 'snapshot.storage.k8s.io/v1',
    kind: 'VolumeSnapshot',
    metadata,
    spec: {
      source: { persistentVolumeClaimName: claim },
      volumeSnapshotClassName: 'csi-ceph-block',
    },
    status: {
      boundVolumeSnapshotContentName: `snapcontent-${metadata.uid}`,
      creationTime: toTimestamp(createdAt),
      readyToUse: true,
      restoreSize: size,
    },
  };
}
