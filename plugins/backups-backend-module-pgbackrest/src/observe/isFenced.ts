import type { Cluster } from '../read/Cluster';
import type { Observed } from './ClusterContext';

/** Instances whose PostgreSQL is to stand still, as a list in JSON. */
const FENCED = 'cnpg.io/fencedInstances';

function listed(annotation: string): unknown[] {
  try {
    const value: unknown = JSON.parse(annotation);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/**
 * Whether PostgreSQL of the primary is stopped on purpose. Its pod goes on
 * running, nothing takes over, and no log is archived.
 */
export function isFenced({ object, value }: Observed<Cluster>): boolean {
  const annotation = object.metadata.annotations?.[FENCED];
  if (annotation === undefined) return false;
  const instances = listed(annotation);
  return (
    instances.includes('*') || instances.includes(value.status?.currentPrimary)
  );
}
