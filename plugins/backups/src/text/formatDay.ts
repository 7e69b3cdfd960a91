import { DateTime } from 'luxon';

/**
 * A calendar day: `21 Nov`.
 *
 * @param day - `2026-11-21`
 */
export function formatDay(day: string): string {
  return DateTime.fromISO(day, { zone: 'utc' }).toFormat('d LLL');
}
