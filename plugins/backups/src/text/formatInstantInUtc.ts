import { DateTime } from 'luxon';

/**
 * An instant in UTC, to the minute: `22 Aug 10:00 UTC`. The year is said
 * unless it is the one on the viewer's calendar.
 *
 * @param instant - ISO 8601
 */
export function formatInstantInUtc(instant: string): string {
  const time = DateTime.fromISO(instant, { zone: 'utc' });
  return time.toFormat(
    time.year === DateTime.utc().year
      ? "d LLL HH:mm 'UTC'"
      : "d LLL yyyy HH:mm 'UTC'",
  );
}
