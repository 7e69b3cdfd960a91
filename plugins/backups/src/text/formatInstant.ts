import { DateTime } from 'luxon';

/**
 * An instant in the viewer's zone, as short as it can be said at `now`:
 * `13:00`, `21 Nov 13:00`, `21 Nov 2025 13:00`.
 *
 * @param instant - ISO 8601
 * @param now - ISO 8601, the server's clock
 */
export function formatInstant(instant: string, now: string): string {
  const time = DateTime.fromISO(instant);
  const today = DateTime.fromISO(now);
  if (time.hasSame(today, 'day')) return time.toFormat('HH:mm');
  if (time.hasSame(today, 'year')) return time.toFormat('d LLL HH:mm');
  return time.toFormat('d LLL yyyy HH:mm');
}
