/** Units of Go's `time.ParseDuration`, in seconds. Both signs for micro are accepted. */
const UNIT_SECONDS: Record<string, number> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
};

const PART = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/y;

/**
 * Parses a duration as Go prints it: `5m2.118204211s`, `41.2ms`, `1h2m3s`.
 * Source: Go's `time.ParseDuration`, which VolSync's `status.lastSyncDuration`
 * is the output of.
 *
 * @param text - the duration
 * @returns seconds; `undefined` when it is none
 *
 * @public
 */
export function parseGoDuration(text: string): number | undefined {
  const sign = text.startsWith('-') ? -1 : 1;
  const body = text.replace(/^[-+]/, '');
  // The one value that needs no unit.
  if (body === '0') return 0;
  let seconds = 0;
  let position = 0;
  while (position < body.length) {
    PART.lastIndex = position;
    const part = PART.exec(body);
    if (part === null) return undefined;
    seconds += Number(part[1]) * UNIT_SECONDS[part[2]];
    position = PART.lastIndex;
  }
  return position === 0 ? undefined : sign * seconds;
}
