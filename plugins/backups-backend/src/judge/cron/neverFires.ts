import { PlanSchedule } from 'backstage-plugin-backups-node';
import { nextSlot } from './slots';

/** Any moment does: what never fires after it never fires. Epoch seconds, 2026. */
const SOME_TIME = 1_767_225_600;

/**
 * Whether a schedule can be read and has no slot at all, for instance on 30
 * February. Pure: an answer for all times.
 */
export function neverFires(schedule: PlanSchedule): boolean {
  if (schedule.kind === 'several') {
    return schedule.each.every(each => neverFires(each.schedule));
  }
  return (
    schedule.kind === 'cron' && nextSlot(schedule, SOME_TIME) === undefined
  );
}
