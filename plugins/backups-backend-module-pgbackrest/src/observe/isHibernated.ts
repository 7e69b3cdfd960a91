import type { PlanFact } from 'backstage-plugin-backups-node';
import type { Cluster } from '../read/Cluster';
import type { Observed } from './ClusterContext';

function conditionOf({ value }: Observed<Cluster>) {
  const condition = value.status?.conditions?.find(
    candidate => candidate?.type === 'cnpg.io/hibernation',
  );
  return condition?.status === 'True' ? condition : undefined;
}

/**
 * A hibernated database cluster has no pods, writes nothing, and refuses every
 * backup by design. While it has some it is only about to be.
 */
export function isHibernated(cluster: Observed<Cluster>): boolean {
  const { object, value } = cluster;
  return (
    object.metadata.annotations?.['cnpg.io/hibernation'] === 'on' &&
    // None is written as nothing at all.
    (conditionOf(cluster) !== undefined || !value.status?.readyInstances)
  );
}

/** Since when nothing is written to a database cluster, where it is hibernated. */
export function standsStill(
  cluster: Observed<Cluster>,
): PlanFact['standsStill'] {
  return isHibernated(cluster)
    ? { since: conditionOf(cluster)?.lastTransitionTime }
    : undefined;
}
