/**
 * How far the clock of another machine may run ahead of ours before the times it
 * gives are not believed. Seconds.
 *
 * @public
 */
export const CLOCK_TOLERANCE = 300;

/**
 * Whether a time that was read lies so far after the reading that it can only
 * come from a wrong clock or a wrong zone.
 *
 * @param instant - epoch seconds; `undefined`: no time was given, and it is not ahead
 * @param readAt - when it was read by our own clock, epoch seconds
 *
 * @public
 */
export function isAhead(instant: number | undefined, readAt: number): boolean {
  return instant !== undefined && instant > readAt + CLOCK_TOLERANCE;
}
