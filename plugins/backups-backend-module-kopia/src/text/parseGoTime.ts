/** Go's zero time, and times before anything could have been copied. */
const EARLIEST = Date.parse('2000-01-01T00:00:00Z') / 1000;

/**
 * Reads a time as Kopia prints it: RFC 3339 with nanoseconds and any offset.
 *
 * @returns epoch seconds, rounded down; `undefined` for Go's zero time and for
 * what is no time
 */
export function parseGoTime(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) return undefined;
  const seconds = Math.floor(milliseconds / 1000);
  return seconds < EARLIEST ? undefined : seconds;
}
