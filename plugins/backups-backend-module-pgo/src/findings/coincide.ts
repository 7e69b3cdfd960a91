/** Ranges of the five fields of a cron expression. */
const RANGES: readonly (readonly [number, number])[] = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
];

const NAMES = [
  [
    'jan',
    'feb',
    'mar',
    'apr',
    'may',
    'jun',
    'jul',
    'aug',
    'sep',
    'oct',
    'nov',
    'dec',
  ],
  ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
];

function numberOf(text: string, field: number): number {
  const names = field === 3 ? NAMES[0] : NAMES[1];
  const named = field < 3 ? -1 : names.indexOf(text.toLowerCase());
  if (named >= 0) return field === 3 ? named + 1 : named;
  const value = Number(text);
  return field === 4 && value === 7 ? 0 : value;
}

function valuesOf(text: string, field: number): Set<number> {
  const [least, most] = RANGES[field];
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [range, step = '1'] = part.split('/');
    const [from, to] = range.split('-');
    const first = from === '*' || from === '?' ? least : numberOf(from, field);
    let last = to === undefined ? first : numberOf(to, field);
    if (from === '*' || from === '?' || part.includes('/')) {
      last = to === undefined ? most : last;
    }
    const width = Math.max(1, Number(step) || 1);
    for (let value = first; value <= last && value <= most; value += width) {
      values.add(value);
    }
  }
  return values;
}

function haveCommon(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return [...a].some(value => b.has(value));
}

/**
 * Tells whether two schedules ever have one slot in common.
 *
 * @param a - five fields; anything else coincides with nothing
 */
export function coincide(a: string, b: string): boolean {
  const [left, right] = [a, b].map(text => text.trim().split(/\s+/));
  if (left.length !== 5 || right.length !== 5) return false;
  return RANGES.every((_, field) => {
    // With both days restricted a slot needs only one of them.
    const isLoose = [left, right].some(
      fields =>
        field !== 3 && field > 1 && fields[2] !== '*' && fields[4] !== '*',
    );
    return (
      isLoose ||
      haveCommon(valuesOf(left[field], field), valuesOf(right[field], field))
    );
  });
}
