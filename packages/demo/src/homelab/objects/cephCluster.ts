import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { metadataOf } from './metadataOf';
import type { Moment } from './Moment';

/**
 * The homelab's Ceph, in the one version that can hand out wrong data of CephFS
 * while read affinity is on.
 */
export function cephCluster(
  moment: Moment,
  createdAt: number,
): KubernetesObject {
  return {
    apiVersion: 'ceph.rook.io/v1',
    kind: 'CephCluster',
    metadata: metadataOf(moment, {
      kind: 'CephCluster',
      name: 'rook-ceph',
      namespace: 'rook-ceph',
      createdAt,
    }),
    spec: {
      cephVersion: { image: 'quay.io/ceph/ceph:v20.2.0' },
      csi: { readAffinity: { enabled: true } },
      dataDirHostPath: '/var/lib/rook',
      mon: { count: 3 },
    },
    status: { phase: 'Ready', version: { version: '20.2.0-0' } },
  };
}
