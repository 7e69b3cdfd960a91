import { PlanFact } from 'backstage-plugin-backups-node';
import { gapAfter } from '../cron/slots';

/**
 * @param after - epoch seconds
 * @returns seconds between two full backups by the schedule that makes them
 */
export function fullPeriod(fact: PlanFact, after: number): number | undefined {
  const { schedule } = fact;
  if (schedule.kind !== 'several') return undefined;
  const gaps = schedule.each
    .filter(({ makes }) => makes === 'full')
    .flatMap(({ schedule: each }) => gapAfter(each, after) ?? []);
  return gaps.length > 0 ? Math.min(...gaps) : undefined;
}
