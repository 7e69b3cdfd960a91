import type { KubernetesObject, PlanFact } from 'backstage-plugin-backups-node';
import type { Cluster } from '../read/Cluster';
import type { Observed } from './ClusterContext';

/**
 * A hibernated database cluster has no pods, writes nothing, and refuses every
 * backup by design.
 */
export function isHibernated({ metadata }: KubernetesObject): boolean {
  return metadata.annotations?.['cnpg.io/hibernation'] === 'on';
}

/** Since when nothing is written to a database cluster, where it is hibernated. */
export function standsStill({
  object,
  value,
}: Observed<Cluster>): PlanFact['standsStill'] {
  if (!isHibernated(object)) return undefined;
  const condition = value.status?.conditions?.find(
    candidate => candidate?.type === 'cnpg.io/hibernation',
  );
  return condition?.status === 'True'
    ? { since: condition.lastTransitionTime }
    : // It is about to be, and may still be written to.
      undefined;
}
