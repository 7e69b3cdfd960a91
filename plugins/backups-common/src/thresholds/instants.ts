/** Instants are whole seconds since 1970-01-01T00:00:00Z. */

/**
 * Holds since ever. Used instead of NULL so that thresholds compare in SQL.
 *
 * @public
 */
export const ALWAYS = 0;

/**
 * Never comes: 9999-12-31T23:59:59Z.
 *
 * @public
 */
export const NEVER = 253_402_300_799;

/**
 * @param date - any instant
 * @returns whole epoch seconds, rounded down
 *
 * @public
 */
export function toInstant(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}

/**
 * @param instant - epoch seconds
 * @returns the same instant as an ISO 8601 string in UTC
 *
 * @public
 */
export function instantToIso(instant: number): string {
  return new Date(instant * 1000).toISOString();
}

/**
 * The way back of {@link instantToIso}.
 *
 * @param text - ISO 8601, for instance `2026-08-22T10:00:00Z`
 * @returns epoch seconds; `NaN` where it is not a time
 *
 * @public
 */
export function isoToInstant(text: string): number {
  return toInstant(new Date(text));
}

/**
 * @param instant - epoch seconds
 * @returns its day in UTC, for instance `2026-11-21`
 *
 * @public
 */
export function dayOf(instant: number): string {
  return instantToIso(instant).slice(0, 'yyyy-mm-dd'.length);
}
