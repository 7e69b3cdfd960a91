const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Marks of the axis: how long ago, in seconds, and the words for it. */
const MARKS: readonly [seconds: number, label: string][] = [
  [10 * 365 * DAY, '10 y'],
  [3 * 365 * DAY, '3 y'],
  [365 * DAY, '1 y'],
  [90 * DAY, '3 mo'],
  [30 * DAY, '1 mo'],
  [7 * DAY, '1 wk'],
  [DAY, '1 d'],
  [6 * HOUR, '6 h'],
  [HOUR, '1 h'],
];

/** What is younger stands at the right edge. */
const YOUNGEST = 10 * MINUTE;

/** An axis ends no nearer than this, so that few points do not fill it. */
const NEAREST_END = 7 * DAY;

/** An axis on which every unit of time has as much room as the next one. */
export interface LogAxis {
  /** Place of an instant from 0, the oldest, to 1, now. */
  placeOf: (at: string) => number;
  marks: { label: string; place: number }[];
}

/**
 * @param oldest - ISO 8601, the oldest instant on it; absent: there is none
 * @param now - ISO 8601
 */
export function logAxis(oldest: string | undefined, now: string): LogAxis {
  const ageOf = (at: string) => (Date.parse(now) - Date.parse(at)) / 1000;
  const end = Math.max(oldest ? ageOf(oldest) * 1.15 : 0, NEAREST_END);
  const scale = Math.log(end / YOUNGEST);
  const placeOfAge = (age: number) =>
    1 - Math.log(Math.min(end, Math.max(YOUNGEST, age)) / YOUNGEST) / scale;
  return {
    placeOf: at => placeOfAge(ageOf(at)),
    marks: [
      ...MARKS.filter(([seconds]) => seconds < end).map(([seconds, label]) => ({
        label,
        place: placeOfAge(seconds),
      })),
      { label: 'now', place: 1 },
    ],
  };
}
