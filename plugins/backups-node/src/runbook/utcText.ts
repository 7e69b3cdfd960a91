/**
 * @param instant - epoch seconds
 * @returns RFC 3339 in UTC, to the second: `2026-11-22T10:30:00Z`
 *
 * @public
 */
export function utcText(instant: number): string {
  return new Date(instant * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
}
