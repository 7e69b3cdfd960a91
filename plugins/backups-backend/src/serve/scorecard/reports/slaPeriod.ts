import { SlaView } from 'backstage-plugin-backups-common';
import { SlaPeriod } from '../../../keep/scorecard/ScorecardStore';

const DAY = 86_400;

function dayOf(instant: number): string {
  return new Date(instant * 1000).toISOString().slice(0, 'yyyy-mm-dd'.length);
}

/**
 * @param now - epoch seconds
 * @returns that many whole days in UTC, the last of which was yesterday
 */
export function slaPeriod(days: SlaView['days'], now: number): SlaPeriod {
  return { days, since: dayOf(now - days * DAY), before: dayOf(now) };
}

/** @returns the first and the last day of a period, as they are told */
export function toldPeriod({ since, before }: SlaPeriod): {
  from: string;
  to: string;
} {
  return { from: since, to: dayOf(Date.parse(before) / 1000 - DAY) };
}
