import type {
  ClusterSnapshot,
  DestinationPattern,
  Fact,
} from 'backstage-plugin-backups-node';
import { objectsOf } from 'backstage-plugin-backups-node';
import { SNAPSHOT_POLICIES } from '../read/resources';
import { snapshotPolicySchema } from '../read/SnapshotPolicy';
import { contextOf, understand } from './contextOf';
import { observePolicy } from './observePolicy';

/**
 * Turns what was read from one cluster into facts. Pure: the same snapshot gives
 * the same facts, whatever the time.
 *
 * @param snapshot - listings that are not complete count as unknown, not as empty
 * @param options - zone of schedules that name none, configured destinations
 */
export function observeCluster(
  snapshot: ClusterSnapshot,
  options: { timeZone: string; patterns: readonly DestinationPattern[] },
): Fact[] {
  const malformed: Fact[] = [];
  const tell = (finding: Fact) => malformed.push(finding);
  const context = contextOf(snapshot, options, tell);
  const plans = objectsOf(snapshot, SNAPSHOT_POLICIES).flatMap(object => {
    const policy = understand(
      snapshot.cluster,
      SNAPSHOT_POLICIES.kind,
      object,
      snapshotPolicySchema,
      tell,
    );
    return policy ? observePolicy(policy, context) : [];
  });
  return [...plans.map(({ plan }) => plan), ...malformed];
}
