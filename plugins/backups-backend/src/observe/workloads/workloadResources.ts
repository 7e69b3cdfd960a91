import {
  KubernetesObject,
  PERSISTENT_VOLUMES,
  PERSISTENT_VOLUME_CLAIMS,
  ResourceQuery,
} from 'backstage-plugin-backups-node';

function projectMetadata(
  object: KubernetesObject,
): KubernetesObject['metadata'] {
  const { name, namespace, uid, creationTimestamp, labels, annotations } =
    object.metadata;
  return {
    name,
    namespace,
    uid,
    creationTimestamp,
    labels,
    annotations: annotations && {
      ...annotations,
      // Holds a copy of the whole object, and may hold what nobody should keep.
      'kubectl.kubernetes.io/last-applied-configuration': '',
    },
    ownerReferences: object.metadata.ownerReferences,
  };
}

function project(object: KubernetesObject): KubernetesObject {
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: projectMetadata(object),
    spec: object.spec,
    status: undefined,
  };
}

function workload(group: string, plural: string, kind: string): ResourceQuery {
  return {
    group,
    versions: ['v1'],
    plural,
    kind,
    scope: 'namespaced',
    need: 'carries',
    absentFromFolder: 'none',
    project,
  };
}

/** CronJobs with what they say of their runs: one may be somebody's own backup. */
const CRON_JOBS: ResourceQuery = {
  ...workload('batch', 'cronjobs', 'CronJob'),
  project: object => ({ ...project(object), status: object.status }),
};

export const CLAIMS: ResourceQuery = {
  ...PERSISTENT_VOLUME_CLAIMS,
  project: object => ({ ...project(object), status: object.status }),
};

export const VOLUMES: ResourceQuery = { ...PERSISTENT_VOLUMES, project };

/** Kinds with a pod template. Pods are not read: a workload scaled to zero has none. */
export const WORKLOADS: ResourceQuery[] = [
  workload('apps', 'deployments', 'Deployment'),
  workload('apps', 'statefulsets', 'StatefulSet'),
  workload('apps', 'daemonsets', 'DaemonSet'),
  CRON_JOBS,
];

/** Annotation of KEDA that holds a workload at a number of replicas. */
export const PAUSED_REPLICAS = 'autoscaling.keda.sh/paused-replicas';

function projectAutoscaler(object: KubernetesObject): KubernetesObject {
  const { name, namespace, ownerReferences, annotations } = object.metadata;
  const spec = (object.spec ?? {}) as Record<string, unknown>;
  const paused = annotations?.[PAUSED_REPLICAS];
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: {
      name,
      namespace,
      ownerReferences,
      annotations:
        paused === undefined ? undefined : { [PAUSED_REPLICAS]: paused },
    },
    // Triggers of KEDA may hold credentials: only the target and its least are kept.
    spec: {
      scaleTargetRef: spec.scaleTargetRef,
      minReplicas: spec.minReplicas,
      minReplicaCount: spec.minReplicaCount,
    },
  };
}

/** What would start a workload again that somebody stops for a restore. */
export const AUTOSCALERS: ResourceQuery[] = [
  {
    group: 'keda.sh',
    versions: ['v1alpha1'],
    plural: 'scaledobjects',
    kind: 'ScaledObject',
    scope: 'namespaced',
    need: 'enriches',
    absentFromFolder: 'none',
    project: projectAutoscaler,
  },
  {
    group: 'autoscaling',
    versions: ['v2', 'v1'],
    plural: 'horizontalpodautoscalers',
    kind: 'HorizontalPodAutoscaler',
    scope: 'namespaced',
    need: 'enriches',
    absentFromFolder: 'none',
    project: projectAutoscaler,
  },
];
