import { DateTime } from 'luxon';

/**
 * The calendar day of an instant that was declared as a day: `1 Mar 2027`. In
 * UTC, so that it is the same day for every viewer.
 *
 * @param instant - ISO 8601
 */
export function formatDate(instant: string): string {
  return DateTime.fromISO(instant, { zone: 'utc' }).toFormat('d LLL yyyy');
}
