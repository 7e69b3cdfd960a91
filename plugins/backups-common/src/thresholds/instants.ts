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
