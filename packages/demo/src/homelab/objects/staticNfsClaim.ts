import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { metadataOf } from './metadataOf';
import type { Moment } from './Moment';

interface StaticNfsClaim {
  name: string;
  namespace: string;
  size: string;
  /** Epoch seconds. */
  createdAt: number;
  server: string;
  path: string;
}

/** A share somebody made by hand: a volume without a class and the claim bound to it. */
export function staticNfsClaim(
  moment: Moment,
  { name, namespace, size, createdAt, server, path }: StaticNfsClaim,
): KubernetesObject[] {
  const volumeName = `${namespace}-${name}-nfs`;
  const accessModes = ['ReadWriteMany'];
  const capacity = { storage: size };
  return [
    {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: metadataOf(moment, {
        kind: 'PersistentVolume',
        name: volumeName,
        createdAt,
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
        mountOptions: ['nfsvers=4.2', 'nconnect=8', 'hard', 'noatime'],
        nfs: { server, path },
        persistentVolumeReclaimPolicy: 'Retain',
        storageClassName: '',
        volumeMode: 'Filesystem',
      },
      status: { phase: 'Bound' },
    },
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: metadataOf(moment, {
        kind: 'PersistentVolumeClaim',
        name,
        namespace,
        createdAt,
        annotations: { 'pv.kubernetes.io/bind-completed': 'yes' },
      }),
      spec: {
        accessModes,
        resources: { requests: capacity },
        storageClassName: '',
        volumeMode: 'Filesystem',
        volumeName,
      },
      status: { phase: 'Bound', accessModes, capacity },
    },
  ];
}
