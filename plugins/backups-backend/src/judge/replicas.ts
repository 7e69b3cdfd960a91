import { ItemFact, latestInstant } from 'backstage-plugin-backups-node';
import { repositoryNames } from '../join/repositoryNames';
import { copiedThing } from './CopiedThing';
import { Counted, lacking, noCopy } from './Counted';
import { JudgedPlan } from './JudgedPlan';
import { KnownSuccess } from './memory/PlanMemory';
import { isContradicted } from './isContradicted';
import { mayShareServer, sharesFate } from './sharesFate';

/** A mirror as a copy of one item. */
export interface Replica {
  plan: JudgedPlan;
  /** The plan whose repository it mirrors. */
  of: JudgedPlan;
}

/**
 * The newest good point of a plan that a mirror's run found when it began.
 *
 * @param before - when the run began, epoch seconds
 * @returns its data time
 */
function pointBefore(base: JudgedPlan, before: number): number | undefined {
  const { memory, proof, joined } = base;
  const listed = proof?.listing.summary?.newestGood;
  // What the operator claims of a hollow copy is not there to be mirrored.
  const claims = isContradicted(joined, proof)
    ? []
    : [memory.lastSuccess, memory.successBefore].flatMap(
        success => success ?? [],
      );
  return latestInstant([
    ...claims
      .filter(success => success.finishedAt <= before)
      .map(success => success.startedAt),
    ...(listed && listed.finishedAt <= before ? [listed.startedAt] : []),
  ]);
}

function dataOf(
  mirror: JudgedPlan,
  base: JudgedPlan,
): KnownSuccess | undefined {
  const run = mirror.memory.lastSuccess;
  if (!run) return undefined;
  const point = pointBefore(base, run.startedAt);
  return point === undefined
    ? undefined
    : { ...run, startedAt: Math.min(run.startedAt, point) };
}

function countedFor(
  mirror: JudgedPlan,
  data: KnownSuccess | undefined,
  item: Pick<ItemFact, 'failureDomain' | 'placeUnread'> | undefined,
): Counted {
  if (!mirror.counted.counted) return mirror.counted;
  const { fact } = mirror.joined;
  const { failureDomain, placeUnread } = item ?? {};
  if (
    failureDomain !== undefined &&
    sharesFate(fact.destination, failureDomain)
  ) {
    return noCopy({
      kind: 'shares-fate',
      of: copiedThing(fact),
      failureDomain,
    });
  }
  const oneServer = mayShareServer(fact.destination, failureDomain);
  if (oneServer) {
    return lacking({ kind: 'one-server', of: copiedThing(fact), ...oneServer });
  }
  if (placeUnread && fact.destination.offSite !== true) {
    return lacking({ kind: 'place-of-volume' });
  }
  return data ? { counted: true } : lacking({ kind: 'point' });
}

/**
 * A mirror is a replica for every plan that writes to its repository: it is as
 * old as its own run, or as the newest good point that the run found. One that
 * is switched off is not a replica of any plan.
 *
 * @param itemOf - by its key
 * @returns by key of the item
 */
export function replicasOf(
  plans: readonly JudgedPlan[],
  itemKeysOf: (plan: JudgedPlan) => readonly string[],
  itemOf: (
    itemKey: string,
  ) => Pick<ItemFact, 'failureDomain' | 'placeUnread'> | undefined,
): Map<string, Replica[]> {
  const replicas = new Map<string, Replica[]>();
  const mirrors = plans.filter(
    ({ joined, switchedOff, thresholds }) =>
      joined.fact.mirrorOf !== undefined &&
      !switchedOff &&
      thresholds.fixed !== 'gone',
  );
  if (mirrors.length === 0) return replicas;
  for (const base of plans) {
    const keys = itemKeysOf(base);
    if (keys.length === 0 || base.thresholds.fixed === 'gone') continue;
    const names = new Set([
      ...repositoryNames(base.joined.fact),
      ...(base.joined.repository?.repositories ?? []),
    ]);
    for (const mirror of mirrors) {
      if (!names.has(mirror.joined.fact.mirrorOf ?? '')) continue;
      const data = dataOf(mirror, base);
      for (const key of keys) {
        const replica: Replica = {
          of: base,
          plan: {
            ...mirror,
            memory: { ...mirror.memory, lastSuccess: data },
            counted: countedFor(mirror, data, itemOf(key)),
          },
        };
        const known = replicas.get(key);
        if (known) known.push(replica);
        else replicas.set(key, [replica]);
      }
    }
  }
  return replicas;
}
