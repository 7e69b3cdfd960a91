import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { metadataOf } from './metadataOf';
import type { Moment } from './Moment';

const CLASSES = [
  { name: 'ceph-block', provisioner: 'rook-ceph.rbd.csi.ceph.com' },
  { name: 'ceph-filesystem', provisioner: 'rook-ceph.cephfs.csi.ceph.com' },
  { name: 'openebs-hostpath', provisioner: 'openebs.io/local' },
];

/**
 * The storage classes of a cluster.
 *
 * @param classes - the first is the default; those of the homelab when absent
 */
export function storageClasses(
  moment: Moment,
  createdAt: number,
  classes: readonly { name: string; provisioner: string }[] = CLASSES,
): KubernetesObject[] {
  return classes.map(({ name, provisioner }, index) => {
    const isDefault = index === 0;
    return {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: metadataOf(moment, {
        kind: 'StorageClass',
        name,
        createdAt,
        annotations: {
          'storageclass.kubernetes.io/is-default-class': String(isDefault),
        },
      }),
      provisioner,
      reclaimPolicy: 'Delete',
      volumeBindingMode: isDefault ? 'Immediate' : 'WaitForFirstConsumer',
      allowVolumeExpansion: name !== 'openebs-hostpath',
    };
  });
}
