import { PlanFact } from 'backstage-plugin-backups-node';
import { fullPeriod } from './fullPeriod';

const HOUR = 3600;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function length(seconds: number): string {
  if (seconds % WEEK === 0) return plural(seconds / WEEK, 'week');
  return seconds >= 2 * DAY
    ? plural(Math.round(seconds / DAY), 'day')
    : plural(Math.round(seconds / HOUR), 'hour');
}

function rhythm(period: number): string {
  if (period === WEEK) return 'weekly';
  return period === DAY ? 'daily' : `(every ${length(period)})`;
}

/**
 * What a retention by count comes to, given the rhythm of the full backups.
 *
 * @param after - epoch seconds
 * @returns a sentence; `undefined` where no schedule makes full backups
 */
export function retentionInTime(
  fact: PlanFact,
  after: number,
): string | undefined {
  const { fulls, log } = fact.retention.chain ?? {};
  const period = fullPeriod(fact, after);
  if (period === undefined || !fulls) return undefined;
  if ('days' in fulls) {
    return `With ${rhythm(
      period,
    )} full backups that reaches back up to ${length(
      fulls.days * DAY + period,
    )}.`;
  }
  const kept = `${fulls.count} ${rhythm(period)} fulls: about ${length(
    fulls.count * period,
  )}`;
  if (!log || log.of !== 'full' || log.count >= fulls.count) return `${kept}.`;
  return `${kept}; any moment of about the last ${length(log.count * period)}.`;
}
