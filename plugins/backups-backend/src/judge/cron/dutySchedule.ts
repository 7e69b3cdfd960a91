import { CronSchedule, PlanSchedule } from 'backstage-plugin-backups-node';
import { gapAfter } from './slots';

/** A schedule that is one. */
export type DutySchedule = Exclude<PlanSchedule, { kind: 'several' }>;

/**
 * The schedule that says when a plan owes its next copy: of several, the fastest.
 *
 * @param at - epoch seconds; what is fastest may depend on the time of the year
 */
export function dutySchedule(schedule: PlanSchedule, at: number): DutySchedule {
  if (schedule.kind !== 'several') return schedule;
  let fastest: { schedule: CronSchedule; gap: number } | undefined;
  for (const { schedule: candidate } of schedule.each) {
    const gap = gapAfter(candidate, at) ?? Infinity;
    if (!fastest || gap < fastest.gap) fastest = { schedule: candidate, gap };
  }
  return fastest?.schedule ?? { kind: 'none' };
}
