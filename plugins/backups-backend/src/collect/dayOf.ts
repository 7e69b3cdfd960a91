/**
 * @param instant - epoch seconds
 * @returns its day in UTC, for instance `2026-11-21`
 */
export function dayOf(instant: number): string {
  return new Date(instant * 1000).toISOString().slice(0, 10);
}
