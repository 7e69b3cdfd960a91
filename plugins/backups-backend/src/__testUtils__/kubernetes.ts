/** Kubernetes objects as people write them. */

export type Fields = Record<string, unknown>;
type Texts = Record<string, string>;

export interface Named {
  name: string;
  namespace?: string;
  labels?: Texts;
  annotations?: Texts;
}

function metadataOf(named: Named): Fields {
  return {
    name: named.name,
    namespace: named.namespace ?? 'media',
    creationTimestamp: '2026-01-05T10:00:00Z',
    labels: named.labels,
    annotations: named.annotations,
  };
}

/** Labels of an app, the way bjw-s' app-template and Flux' commonMetadata set them. */
export function appLabel(name: string): Texts {
  return { 'app.kubernetes.io/name': name };
}

/** What Flux adds to everything it applies. */
export function fluxLabels(name: string, namespace: string = 'media'): Texts {
  return {
    'kustomize.toolkit.fluxcd.io/name': name,
    'kustomize.toolkit.fluxcd.io/namespace': namespace,
  };
}

export function claim(named: Named & { spec?: Fields; status?: Fields }) {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: metadataOf(named),
    spec: {
      storageClassName: 'ceph-block',
      resources: { requests: { storage: '5Gi' } },
      ...named.spec,
    },
    status: named.status,
  };
}

export function persistentVolume(name: string, spec: Fields) {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name },
    spec,
  };
}

/** A volume of a pod, by its only field besides the name. */
export interface Mount {
  source: Fields;
  /** Of the mount, not of the volume. */
  readOnly?: boolean;
  /** `device`: a raw block device; `none`: no container mounts it. */
  as?: 'mount' | 'device' | 'none';
}

/** Mounts a claim for writing. */
export function claimMount(claimName: string, mount: Partial<Mount> = {}) {
  return { source: { persistentVolumeClaim: { claimName } }, ...mount };
}

function podTemplate(labels: Texts | undefined, mounts: Mount[]): Fields {
  const named = mounts.map((mount, index) => ({
    ...mount,
    name: `volume-${index}`,
  }));
  return {
    metadata: { labels },
    spec: {
      containers: [
        {
          name: 'app',
          volumeMounts: named
            .filter(({ as = 'mount' }) => as === 'mount')
            .map(({ name, readOnly }) => ({
              name,
              mountPath: `/${name}`,
              readOnly,
            })),
          volumeDevices: named
            .filter(({ as }) => as === 'device')
            .map(({ name }) => ({ name, devicePath: `/dev/${name}` })),
        },
      ],
      volumes: named.map(({ name, source }) => ({ name, ...source })),
    },
  };
}

/** A workload that mounts things. */
export function workload(
  kind: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'CronJob',
  named: Named & { mounts?: Mount[]; podLabels?: Texts; spec?: Fields },
) {
  const template = podTemplate(named.podLabels, named.mounts ?? []);
  return {
    apiVersion: kind === 'CronJob' ? 'batch/v1' : 'apps/v1',
    kind,
    metadata: metadataOf(named),
    spec:
      kind === 'CronJob'
        ? { schedule: '0 1 * * *', jobTemplate: { spec: { template } } }
        : { template, ...named.spec },
  };
}

/** A StatefulSet with one claim template. */
export function statefulSet(
  named: Named & {
    template: string;
    replicas?: number;
    templateMetadata?: Fields;
  },
) {
  return workload('StatefulSet', {
    ...named,
    spec: {
      replicas: named.replicas ?? 1,
      volumeClaimTemplates: [
        {
          metadata: { name: named.template, ...named.templateMetadata },
          spec: {
            storageClassName: 'ceph-block',
            resources: { requests: { storage: '10Gi' } },
          },
        },
      ],
    },
  });
}

/** A ReplicationSource; its mover is Kopia's unless another is given. */
export function replicationSource(
  named: Named & {
    sourcePVC: string;
    secret?: string;
    mover?: 'kopia' | 'restic';
    schedule?: string;
    manual?: string;
  },
) {
  const { mover = 'kopia', name } = named;
  return {
    apiVersion: 'volsync.backube/v1alpha1',
    kind: 'ReplicationSource',
    metadata: metadataOf(named),
    spec: {
      sourcePVC: named.sourcePVC,
      trigger: named.manual
        ? { manual: named.manual }
        : { schedule: named.schedule ?? '0 */6 * * *' },
      [mover]: {
        repository: named.secret ?? `${name}-volsync-secret`,
        copyMethod: 'Snapshot',
      },
    },
  };
}
