import { DateTime } from 'luxon';

/**
 * An instant in the viewer's zone and in UTC, for a tooltip:
 * `22 Nov 2026, 14:00:05 GMT+1 · 22 Nov 2026, 13:00:05 UTC`.
 *
 * @param instant - ISO 8601
 */
export function formatInstantInFull(instant: string): string {
  const local = DateTime.fromISO(instant);
  const inUtc = local.toUTC().toFormat("d LLL yyyy, HH:mm:ss 'UTC'");
  if (local.offset === 0) return inUtc;
  return `${local.toFormat('d LLL yyyy, HH:mm:ss ZZZZ')} · ${inUtc}`;
}
