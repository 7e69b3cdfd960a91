import { PlanSchedule, CronSchedule } from 'backstage-plugin-backups-node';

/** @returns the cron expressions of a schedule; none where it is of another kind */
export function cronsOf(schedule: PlanSchedule): readonly CronSchedule[] {
  if (schedule.kind === 'several')
    return schedule.each.map(each => each.schedule);
  return schedule.kind === 'cron' ? [schedule] : [];
}
