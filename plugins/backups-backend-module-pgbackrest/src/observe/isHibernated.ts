import type { KubernetesObject } from 'backstage-plugin-backups-node';

/**
 * A hibernated database cluster has no pods, writes nothing, and refuses every
 * backup by design.
 */
export function isHibernated({ metadata }: KubernetesObject): boolean {
  return metadata.annotations?.['cnpg.io/hibernation'] === 'on';
}
