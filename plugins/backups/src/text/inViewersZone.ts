import { DateTime } from 'luxon';

/** As `timeInWords` writes an instant: `21 Nov 00:04 UTC`. */
const TIME_IN_WORDS = /\b(\d{1,2} [A-Z][a-z]{2}) (\d{2}:\d{2}) UTC\b/g;

/** The year in which it lies next to `now`: sentences leave it out. */
function nearest(text: string, now: DateTime): DateTime | undefined {
  const { year } = now.toUTC();
  return [year - 1, year, year + 1]
    .map(candidate =>
      DateTime.fromFormat(`${text} ${candidate}`, 'd LLL HH:mm yyyy', {
        zone: 'utc',
        locale: 'en-GB',
      }),
    )
    .filter(({ isValid }) => isValid)
    .sort(
      (a, b) =>
        Math.abs(a.diff(now).toMillis()) - Math.abs(b.diff(now).toMillis()),
    )
    .at(0);
}

/** A sentence of the server with its times in the viewer's zone, as in the cells beside it: `20 Nov 16:04 GMT-8`. */
export function timesInViewersZone(
  sentence: string,
  now: DateTime = DateTime.now(),
): string {
  if (now.offset === 0) return sentence;
  return sentence.replace(
    TIME_IN_WORDS,
    (written, day: string, time: string) =>
      nearest(`${day} ${time}`, now)
        ?.setZone(now.zone)
        .setLocale('en-GB')
        .toFormat('d LLL HH:mm ZZZZ') ?? written,
  );
}

/**
 * An answer of the server whose sentences tell times in the viewer's zone. Not
 * for runbooks and exports: what is typed, printed and signed is in UTC.
 */
export function inViewersZone<T>(answer: T, now: DateTime = DateTime.now()): T {
  if (now.offset === 0) return answer;
  const reworded = (value: unknown): unknown => {
    if (typeof value === 'string') return timesInViewersZone(value, now);
    if (Array.isArray(value)) return value.map(reworded);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, reworded(one)]),
    );
  };
  return reworded(answer) as T;
}
