import type { DayView } from 'backstage-plugin-backups-common';
import { EXAMPLE_NOW } from './exampleClock';

const DAY = 24 * 60 * 60 * 1000;
const DAYS = 30;

/**
 * 30 days of history that end at the examples' clock.
 *
 * @param perDay - how many copies are due on a day
 * @param exceptions - other results, by how many days ago they were
 */
export function exampleDays(
  perDay: number,
  exceptions: Record<number, DayView['result']> = {},
): DayView[] {
  return Array.from({ length: DAYS }, (_, index) => {
    const daysAgo = DAYS - 1 - index;
    const result = exceptions[daysAgo] ?? 'made';
    const bad = result === 'missed' || result === 'failed';
    const observed = bad || result === 'made';
    return {
      day: new Date(Date.parse(EXAMPLE_NOW) - daysAgo * DAY)
        .toISOString()
        .slice(0, 10),
      result,
      made: observed ? perDay - (bad ? 1 : 0) : 0,
      missed: result === 'missed' ? 1 : 0,
      failed: result === 'failed' ? 1 : 0,
    };
  });
}
