/** A stretch of wall-clock time that happens twice. Epoch seconds. */
export interface RepeatedStretch {
  /** Where it begins for the first time. */
  from: number;
  /** Where it ends for the second time, exclusive. */
  until: number;
}

const DAY = 86_400;

const formats = new Map<string, Intl.DateTimeFormat>();
const stretches = new Map<string, RepeatedStretch[]>();

/** @returns seconds by which the clocks of a zone are ahead of UTC */
function offsetAt(zone: string, instant: number): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      timeZoneName: 'longOffset',
    });
    formats.set(zone, format);
  }
  const text = format
    .formatToParts(instant * 1000)
    .find(part => part.type === 'timeZoneName')?.value;
  const match = /([+-])(\d\d):(\d\d)/.exec(text ?? '');
  if (!match) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60;
  return match[1] === '-' ? -seconds : seconds;
}

/** @returns the first second in (before, after] that has the later offset */
function changeBetween(zone: string, before: number, after: number): number {
  const offset = offsetAt(zone, before);
  let low = before;
  let high = after;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * @param zone - IANA name
 * @param year - in UTC
 * @returns where the clocks are set back in that year; usually once, or never
 */
export function repeatedStretches(
  zone: string,
  year: number,
): RepeatedStretch[] {
  const key = `${zone} ${year}`;
  const known = stretches.get(key);
  if (known) return known;
  const found: RepeatedStretch[] = [];
  const end = Date.UTC(year + 1, 0, 1) / 1000;
  for (let day = Date.UTC(year, 0, 1) / 1000; day < end; day += DAY) {
    const lost = offsetAt(zone, day) - offsetAt(zone, day + DAY);
    if (lost > 0) {
      const setBack = changeBetween(zone, day, day + DAY);
      found.push({ from: setBack - lost, until: setBack + lost });
    }
  }
  stretches.set(key, found);
  return found;
}
