import type { ClusterSnapshot, Fact } from 'backstage-plugin-backups-node';
import { objectsOf, subjectOf } from 'backstage-plugin-backups-node';
import { CLUSTERS } from '../read/cloudNativePg';
import { nameKey } from './ClusterContext';
import type { ObserveOptions } from './ClusterContext';
import { contextOf } from './contextOf';
import { inputsOf } from './inputsOf';
import { malformedFinding } from './malformedFinding';
import { observeDatabaseCluster } from './observeDatabaseCluster';
import { Recollections } from './Recollections';

/**
 * Turns what was read from one cluster into facts. Pure: the same snapshot gives
 * the same facts, whatever the time.
 *
 * @param snapshot - listings that are not complete count as unknown, not as empty
 * @param recollections - of the same cluster, with the same options; they only
 * save time
 */
export function observeCluster(
  snapshot: ClusterSnapshot,
  options: ObserveOptions,
  recollections = new Recollections(),
): Fact[] {
  const context = contextOf(snapshot, options, recollections);
  recollections.beginReading();
  return objectsOf(snapshot, CLUSTERS).flatMap(object => {
    const { namespace, name } = object.metadata;
    const key = nameKey(namespace, name);
    const understood = context.clusters.get(key);
    return recollections.factsOf(
      key,
      inputsOf(object, understood, context),
      () => {
        try {
          return observeDatabaseCluster(object, understood, context);
        } catch {
          // The last resort: one unforeseen object must not cost the others.
          return [
            malformedFinding(subjectOf(context.cluster, 'Cluster', object), []),
          ];
        }
      },
    );
  });
}
