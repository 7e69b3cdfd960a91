import type { KubernetesObject } from 'backstage-plugin-backups-node';

/** @returns an object of VolSync */
export function exampleSource(
  namespace: string,
  name: string,
  labels?: Record<string, string>,
): KubernetesObject {
  return {
    apiVersion: 'volsync.backube/v1alpha1',
    kind: 'ReplicationSource',
    metadata: { namespace, name, ...(labels && { labels }) },
    spec: { sourcePVC: name },
  };
}

/** @returns a workload */
export function exampleDeployment(
  namespace: string,
  name: string,
  labels?: Record<string, string>,
): KubernetesObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { namespace, name, ...(labels && { labels }) },
    spec: { replicas: 1 },
  };
}
