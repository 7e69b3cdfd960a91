import { RetentionReach } from '../judge/database/retentionInTime';

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

/** @returns how far a retention reaches back, in a sentence */
export function retentionReachInWords(reach: RetentionReach): string {
  const every = rhythm(reach.fullEverySeconds);
  switch (reach.by) {
    case 'days':
      return `With ${every} full backups that reaches back up to ${length(
        reach.reachSeconds,
      )}.`;
    case 'count': {
      const kept = `${reach.fulls} ${every} fulls: about ${length(
        reach.reachSeconds,
      )}`;
      return reach.log
        ? `${kept}; any moment of about the last ${length(
            reach.log.reachSeconds,
          )}.`
        : `${kept}.`;
    }
    default: {
      const unplaced: never = reach;
      throw new Error(`Retention without words: ${JSON.stringify(unplaced)}`);
    }
  }
}
