import type { PlanSchedule } from 'backstage-plugin-backups-node';

const HOURS_OF_MACRO: Record<string, number> = {
  '@hourly': 1,
  '@daily': 24,
  '@weekly': 168,
};

function slotsOfHourField(field: string): number | undefined {
  const step = /^(?:\*|0-23)\/(\d+)$/.exec(field);
  if (field === '*') return 24;
  if (step !== null) return Math.ceil(24 / Number(step[1]));
  const elements = field.split(',');
  return elements.every(element => /^\d+$/.test(element))
    ? new Set(elements.map(Number)).size
    : undefined;
}

/**
 * Roughly how many hours lie between two runs, for everyday schedules. Good enough
 * to explain a retention; due times are never taken from it.
 *
 * @returns `undefined` for schedules that are less regular
 */
export function hoursBetweenRuns(schedule: PlanSchedule): number | undefined {
  if (schedule.kind !== 'cron') return undefined;
  if (schedule.expression.startsWith('@')) {
    return HOURS_OF_MACRO[schedule.expression];
  }
  const [minute, hour, ...days] = schedule.expression.split(' ');
  if (!/^\d+$/.test(minute) || days.some(field => field !== '*')) {
    return undefined;
  }
  const slots = slotsOfHourField(hour);
  return slots === undefined ? undefined : 24 / slots;
}
