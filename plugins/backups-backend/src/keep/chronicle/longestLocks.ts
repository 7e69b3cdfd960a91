import { lockReachAt } from 'backstage-plugin-backups-common';
import { FinishedCycle } from '../CycleListener';

/**
 * What repositories tell of their object locks. One that nobody has told of
 * lately may be unlocked since, and is left out.
 *
 * @returns seconds by id of the plan that writes there, where everything that the
 * repository holds is locked; 0: something in it can be deleted
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
  for (const repository of repositories) {
    const { sourceId, lockedSeconds, lockRenewal, planIds } = repository;
    const currentUntil = sources.get(sourceId ?? '')?.currentUntil ?? 0;
    const reach = lockReachAt({ lockedSeconds, renewal: lockRenewal }, now);
    if (reach === 'not-known' || now > currentUntil) continue;
    const seconds = reach === 'everything' ? lockedSeconds ?? 0 : 0;
    for (const id of planIds) {
      locks.set(id, Math.max(seconds, locks.get(id) ?? 0));
    }
  }
  return locks;
}
