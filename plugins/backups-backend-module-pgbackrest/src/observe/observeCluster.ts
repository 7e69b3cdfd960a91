import type { ClusterSnapshot, Fact } from 'backstage-plugin-backups-node';
import { objectsOf, subjectOf } from 'backstage-plugin-backups-node';
import { CLUSTERS } from '../read/resources';
import type { ObserveOptions } from './ClusterContext';
import { contextOf } from './contextOf';
import { malformedFinding } from './malformedFinding';
import { observeDatabaseCluster } from './observeDatabaseCluster';

/**
 * Turns what was read from one cluster into facts. Pure: the same snapshot gives
 * the same facts, whatever the time.
 *
 * @param snapshot - listings that are not complete count as unknown, not as empty
 */
export function observeCluster(
  snapshot: ClusterSnapshot,
  options: ObserveOptions,
): Fact[] {
  const context = contextOf(snapshot, options);
  return objectsOf(snapshot, CLUSTERS).flatMap(object => {
    try {
      return observeDatabaseCluster(object, context);
    } catch {
      // The last resort: one object that nobody foresaw must not cost the others.
      return [
        malformedFinding(subjectOf(context.cluster, 'Cluster', object), []),
      ];
    }
  });
}
