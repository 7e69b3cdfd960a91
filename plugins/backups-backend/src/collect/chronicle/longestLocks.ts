import { FinishedCycle } from '../CycleListener';

/**
 * What repositories tell of their object locks. One that nobody has told of
 * lately may be unlocked since, and is left out.
 *
 * @returns seconds by id of the plan that writes there; 0: it locks nothing
 */
export function longestLocks({
  repositories,
  sources,
  now,
}: Pick<FinishedCycle, 'repositories' | 'sources' | 'now'>): Map<
  string,
  number
> {
  const locks = new Map<string, number>();
  for (const { sourceId, lockedSeconds, planIds } of repositories) {
    const currentUntil = sources.get(sourceId ?? '')?.currentUntil ?? 0;
    if (lockedSeconds === undefined || now > currentUntil) continue;
    for (const id of planIds) {
      locks.set(id, Math.max(lockedSeconds, locks.get(id) ?? 0));
    }
  }
  return locks;
}
