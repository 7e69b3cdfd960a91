const DAY = 86_400;

/** A date, or a time with its zone: everything else means something else elsewhere. */
const FORM =
  /^\d{4}-\d\d-\d\d(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/;

/**
 * Reads `backups/accept-smaller`: a date, up to whose end (UTC), or a time, up to
 * which what is small is meant to be. What becomes small later is told again.
 *
 * @param value - the annotation's value, for instance `2026-08-22`
 * @returns epoch seconds; `undefined` where it is none: that accepts nothing
 *
 * @public
 */
export function readAcceptedUntil(
  value: string | undefined,
): number | undefined {
  const match = value ? FORM.exec(value.trim()) : null;
  const instant = match ? Date.parse(match[0]) / 1000 : NaN;
  if (!match || Number.isNaN(instant)) return undefined;
  return Math.floor(instant) + (match[1] === undefined ? DAY - 1 : 0);
}
