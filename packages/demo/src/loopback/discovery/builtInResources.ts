import type { LoopbackResource } from './LoopbackResource';

function namespaced(
  group: string,
  version: string,
  kinds: Record<string, string>,
): LoopbackResource[] {
  return Object.entries(kinds).map(([plural, kind]) => ({
    group,
    versions: [version],
    plural,
    kind,
    namespaced: true,
  }));
}

function clusterScoped(
  group: string,
  kinds: Record<string, string>,
): LoopbackResource[] {
  return namespaced(group, 'v1', kinds).map(resource => ({
    ...resource,
    namespaced: false,
  }));
}

/** What every cluster serves, whether or not it has such objects. */
export const BUILT_IN_RESOURCES: readonly LoopbackResource[] = [
  ...clusterScoped('', {
    namespaces: 'Namespace',
    nodes: 'Node',
    persistentvolumes: 'PersistentVolume',
  }),
  ...namespaced('', 'v1', {
    configmaps: 'ConfigMap',
    events: 'Event',
    limitranges: 'LimitRange',
    persistentvolumeclaims: 'PersistentVolumeClaim',
    pods: 'Pod',
    resourcequotas: 'ResourceQuota',
    secrets: 'Secret',
    serviceaccounts: 'ServiceAccount',
    services: 'Service',
  }),
  ...namespaced('apps', 'v1', {
    daemonsets: 'DaemonSet',
    deployments: 'Deployment',
    replicasets: 'ReplicaSet',
    statefulsets: 'StatefulSet',
  }),
  ...namespaced('autoscaling', 'v2', {
    horizontalpodautoscalers: 'HorizontalPodAutoscaler',
  }),
  ...namespaced('batch', 'v1', { cronjobs: 'CronJob', jobs: 'Job' }),
  ...namespaced('networking.k8s.io', 'v1', {
    ingresses: 'Ingress',
    networkpolicies: 'NetworkPolicy',
  }),
  ...clusterScoped('storage.k8s.io', { storageclasses: 'StorageClass' }),
];

const BUILT_IN_GROUPS = new Set(BUILT_IN_RESOURCES.map(({ group }) => group));

/** @returns whether the API server itself serves the group, and no CRD */
export function isBuiltInGroup(group: string): boolean {
  return BUILT_IN_GROUPS.has(group);
}
