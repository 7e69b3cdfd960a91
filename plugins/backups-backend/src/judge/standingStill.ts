import { JudgedPlan } from './JudgedPlan';

type Standing = Pick<JudgedPlan, 'joined' | 'memory' | 'dueAt'>;

/**
 * By when nothing was written any more to what a plan copies: by its cluster's
 * stamp, as it was watched, or before the first slot that was not run.
 *
 * @returns epoch seconds; `undefined`: it is written to, or it is not known
 */
export function stoodStillBy({
  joined,
  memory,
  dueAt,
}: Standing): number | undefined {
  const { standsStill } = joined.fact;
  if (!standsStill || standsStill.endUnseen) return undefined;
  if (standsStill.since !== undefined) return standsStill.since;
  if (!memory.suspendedBeforeFirstLook) return memory.suspendedSince;
  return standsStill.missedNoSlot ? dueAt : undefined;
}

/**
 * What it copies was switched off before the first look, and nothing says when:
 * it may have been before then, unless a run was tried later.
 *
 * @param instant - epoch seconds
 */
export function mayHaveStoodStillAt(
  { joined, memory, dueAt }: Standing,
  instant: number,
): boolean {
  return (
    joined.fact.standsStill !== undefined &&
    stoodStillBy({ joined, memory, dueAt }) === undefined &&
    (memory.failingSince ?? 0) <= instant
  );
}
