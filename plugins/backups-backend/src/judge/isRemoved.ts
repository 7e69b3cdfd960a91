import { PlanMemory } from './memory/PlanMemory';
import { Proof } from './proof';

/** Who writes a point and who tells of its run have clocks of their own. Seconds. */
const CLOCKS = 300;

/**
 * @param startedAt - of a run, epoch seconds
 * @returns from when on a point is of a later run, epoch seconds
 */
export function afterRun(
  { durations }: Pick<PlanMemory, 'durations'>,
  startedAt: number,
): number {
  return startedAt + Math.max(0, ...durations) + CLOCKS;
}

/**
 * Retention goes on while nothing is read, and after a plan has ended.
 *
 * @param startedAt - of a run, epoch seconds
 * @returns whether everything that is listed began after it: nothing of it is
 * left, nor of earlier ones
 */
export function isRemoved(
  proof: Proof | undefined,
  memory: PlanMemory,
  startedAt: number,
): boolean {
  const { extent, summary } = proof?.listing ?? {};
  const oldest = summary?.oldestGoodAt;
  return (
    extent === 'counted' &&
    oldest !== undefined &&
    oldest > afterRun(memory, startedAt)
  );
}
