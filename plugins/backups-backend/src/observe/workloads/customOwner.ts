import { CustomOwner, KubernetesObject } from 'backstage-plugin-backups-node';

/** @returns the custom resource that made an object, if one did */
export function customOwner(object: KubernetesObject): CustomOwner | undefined {
  const { namespace, ownerReferences = [] } = object.metadata;
  for (const { apiVersion = '', kind, name } of ownerReferences) {
    const [group] = apiVersion.split('/');
    // Groups of Kubernetes itself have no dot, or end with k8s.io.
    if (!apiVersion.includes('/') || !group.includes('.')) continue;
    if (kind === undefined || name === undefined) continue;
    return { group, kind, namespace, name };
  }
  return undefined;
}
