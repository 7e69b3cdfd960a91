import { PlanFact } from 'backstage-plugin-backups-node';
import { fullPeriod } from './fullPeriod';

const DAY = 86_400;

/** How far a retention of a database reaches back. Seconds. */
export type RetentionReach =
  /** Full backups of a time are kept, and the one before. */
  | { by: 'days'; fullEverySeconds: number; reachSeconds: number }
  /** A number of full backups; `log`: the log is kept behind fewer of them. */
  | {
      by: 'count';
      fulls: number;
      fullEverySeconds: number;
      reachSeconds: number;
      log?: { reachSeconds: number };
    };

/**
 * What a retention comes to, given the rhythm of the full backups.
 *
 * @param after - epoch seconds
 * @returns `undefined` where no schedule makes full backups
 */
export function retentionInTime(
  fact: PlanFact,
  after: number,
): RetentionReach | undefined {
  const { fulls, log } = fact.retention.chain ?? {};
  const period = fullPeriod(fact, after);
  if (period === undefined || !fulls) return undefined;
  if ('days' in fulls) {
    return {
      by: 'days',
      fullEverySeconds: period,
      reachSeconds: fulls.days * DAY + period,
    };
  }
  const isShorter = log?.of === 'full' && log.count < fulls.count;
  return {
    by: 'count',
    fulls: fulls.count,
    fullEverySeconds: period,
    reachSeconds: fulls.count * period,
    ...(isShorter && { log: { reachSeconds: log.count * period } }),
  };
}
