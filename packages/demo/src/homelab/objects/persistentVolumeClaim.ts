import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { metadataOf, uidOf } from './metadataOf';
import type { Moment } from './Moment';

const PROVISIONERS: Record<string, string> = {
  'ceph-block': 'rook-ceph.rbd.csi.ceph.com',
  'ceph-filesystem': 'rook-ceph.cephfs.csi.ceph.com',
  'openebs-hostpath': 'openebs.io/local',
  fast: 'rbd.csi.ceph.com',
  longhorn: 'driver.longhorn.io',
};

/** A local volume is one node's; without it the API refuses it. */
const ON_ONE_NODE = {
  required: {
    nodeSelectorTerms: [
      {
        matchExpressions: [
          {
            key: 'kubernetes.io/hostname',
            operator: 'In',
            values: ['node-1'],
          },
        ],
      },
    ],
  },
};

interface Claim {
  name: string;
  namespace: string;
  size: string;
  /** Epoch seconds. */
  createdAt: number;
  /** Default `ceph-block`. */
  storageClass?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  owner?: { apiVersion: string; kind: string; name: string };
  /** ReplicationDestination it was filled from. */
  filledFrom?: string;
}

/** A bound claim with the volume its storage class made for it. */
export function persistentVolumeClaim(
  moment: Moment,
  claim: Claim,
): KubernetesObject[] {
  const { name, namespace, size, createdAt } = claim;
  const storageClassName = claim.storageClass ?? 'ceph-block';
  const provisioner = PROVISIONERS[storageClassName];
  const volumeName = `pvc-${uidOf(
    moment.cluster,
    'PersistentVolumeClaim',
    namespace,
    name,
  )}`;
  const accessModes = ['ReadWriteOnce'];
  const capacity = { storage: size };
  return [
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: metadataOf(moment, {
        kind: 'PersistentVolumeClaim',
        name,
        namespace,
        createdAt,
        labels: claim.labels,
        annotations: {
          'pv.kubernetes.io/bind-completed': 'yes',
          'volume.kubernetes.io/storage-provisioner': provisioner,
          ...claim.annotations,
        },
        owner: claim.owner,
      }),
      spec: {
        accessModes,
        resources: { requests: capacity },
        storageClassName,
        volumeMode: 'Filesystem',
        volumeName,
        ...(claim.filledFrom && {
          dataSourceRef: {
            apiGroup: 'volsync.backube',
            kind: 'ReplicationDestination',
            name: claim.filledFrom,
          },
        }),
      },
      status: { phase: 'Bound', accessModes, capacity },
    },
    {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: metadataOf(moment, {
        kind: 'PersistentVolume',
        name: volumeName,
        createdAt,
        annotations: { 'pv.kubernetes.io/provisioned-by': provisioner },
      }),
      spec: {
        accessModes,
        capacity,
        claimRef: {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          name,
          namespace,
        },
        persistentVolumeReclaimPolicy: 'Delete',
        storageClassName,
        volumeMode: 'Filesystem',
        ...(storageClassName === 'openebs-hostpath'
          ? {
              local: { path: `/var/openebs/local/${volumeName}` },
              nodeAffinity: ON_ONE_NODE,
            }
          : { csi: { driver: provisioner, volumeHandle: volumeName } }),
      },
      status: { phase: 'Bound' },
    },
  ];
}
