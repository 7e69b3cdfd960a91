import type { KubernetesManifest } from './KubernetesManifest';

/** Where the apps of these estates run. */
export const NAMESPACE = 'home';

/** A claim, and what is special about it. */
export interface ClaimWish {
  name: string;
  uid?: string;
  createdAt?: string;
  phase?: string;
  storageClass?: string;
}

/** @returns a claim with its volume */
export function claim({
  name,
  uid = `uid-${name}`,
  createdAt = '2026-02-03T08:00:00Z',
  phase = 'Bound',
  storageClass = 'fast-ceph',
}: ClaimWish): KubernetesManifest[] {
  const volumeName = `pv-${name}`;
  return [
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: {
        name,
        uid,
        namespace: NAMESPACE,
        creationTimestamp: createdAt,
      },
      spec: {
        storageClassName: storageClass,
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '8Gi' } },
        volumeName,
      },
      status: { phase },
    },
    {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: volumeName },
      spec: {
        storageClassName: storageClass,
        capacity: { storage: '8Gi' },
        csi: {
          driver: 'rook-ceph.rbd.csi.ceph.com',
          volumeHandle: `handle-${name}-${uid}`,
        },
      },
    },
  ];
}

function podOf(name: string, volume?: object) {
  return {
    metadata: { labels: { 'app.kubernetes.io/name': name } },
    spec: {
      containers: [
        {
          name: 'main',
          image: `example.org/${name}:1`,
          volumeMounts: [{ name: 'data', mountPath: '/data' }],
        },
      ],
      ...(volume && { volumes: [{ name: 'data', ...volume }] }),
    },
  };
}

function workload(
  kind: 'Deployment' | 'StatefulSet',
  name: string,
  spec: object,
): KubernetesManifest {
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: {
      name,
      namespace: NAMESPACE,
      labels: { 'app.kubernetes.io/name': name },
    },
    spec,
  };
}

/** @returns a workload that writes to a claim; default: the one called like it */
export function deployment(name: string, claimName = name): KubernetesManifest {
  return workload('Deployment', name, {
    replicas: 1,
    template: podOf(name, { persistentVolumeClaim: { claimName } }),
  });
}

/** @returns a workload that writes to an export of a NAS */
export function nfsDeployment(
  name: string,
  nfs: { server: string; path: string },
): KubernetesManifest {
  return inlineDeployment(name, { nfs });
}

/** @returns a workload that writes to a volume that its pod template describes itself */
export function inlineDeployment(
  name: string,
  volume: object,
): KubernetesManifest {
  return workload('Deployment', name, {
    replicas: 1,
    template: podOf(name, volume),
  });
}

/** @returns a StatefulSet and a claim for each of its pods, `data-<name>-0` and on */
export function statefulSet(
  name: string,
  replicas: number,
): KubernetesManifest[] {
  return [
    workload('StatefulSet', name, {
      replicas,
      template: podOf(name),
      volumeClaimTemplates: [
        {
          metadata: { name: 'data' },
          spec: {
            storageClassName: 'fast-ceph',
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: '8Gi' } },
          },
        },
      ],
    }),
    ...Array.from({ length: replicas }, (_, index) =>
      claim({ name: `data-${name}-${index}` }),
    ).flat(),
  ];
}
