import {
  ItemFact,
  PlanFact,
  WorkloadReference,
  objectKey,
} from 'backstage-plugin-backups-node';
import { ClusterKnowledge, JoinedPlan, itemKeysOf } from './Estate';
import { SourcedFact } from './SourcedFact';

/**
 * It runs no pod that mounts the volume, and nothing else starts one. A plain
 * autoscaler rests while its target has no replicas.
 */
function isStopped({
  replicas,
  scaledAway = false,
  autoscalers = [],
}: WorkloadReference): boolean {
  return (
    (replicas === 0 || scaledAway) &&
    autoscalers.every(
      ({ kind, pausedReplicas }) =>
        pausedReplicas === '0' ||
        (kind === 'HorizontalPodAutoscaler' && replicas === 0),
    )
  );
}

/**
 * Nothing writes to a volume: all that mounts it is known, and is stopped. Others
 * may write to a folder of a file server.
 */
function standsStill(
  item: ItemFact | undefined,
  copiedBy: string,
  clusters: ReadonlyMap<string, ClusterKnowledge>,
): boolean {
  // The Job that copies it mounts it, too, and is paused.
  const writers =
    item?.mountedBy.filter(by => objectKey(by) !== copiedBy) ?? [];
  return (
    item?.kind === 'persistent-volume-claim' &&
    item.folder === undefined &&
    writers.length > 0 &&
    clusters.get(item.cluster)?.scanComplete === true &&
    writers.every(isStopped)
  );
}

const marked = new WeakMap<PlanFact, PlanFact>();

/** @returns the same fact again for the same one: what did not change is not judged again */
function standing(fact: PlanFact): PlanFact {
  const known = marked.get(fact);
  if (known) return known;
  const changed: PlanFact = { ...fact, standsStill: { endUnseen: true } };
  marked.set(fact, changed);
  return changed;
}

/**
 * Marks plans that are paused together with what they copy: nothing is written
 * to it, so that their copies do not grow old. Replicas tell that, and not since
 * when.
 */
export function withStandingVolumes(
  plans: readonly JoinedPlan[],
  items: ReadonlyMap<string, SourcedFact<ItemFact>>,
  clusters: ReadonlyMap<string, ClusterKnowledge>,
): readonly JoinedPlan[] {
  return plans.map(plan => {
    const { fact } = plan;
    const keys = itemKeysOf(plan);
    const isPausedAlone =
      fact.suspended &&
      !fact.ending &&
      !fact.former &&
      fact.standsStill === undefined;
    const stands =
      isPausedAlone &&
      keys.length > 0 &&
      keys.every(key =>
        standsStill(items.get(key)?.fact, objectKey(fact.object), clusters),
      );
    return stands ? { ...plan, fact: standing(fact) } : plan;
  });
}
