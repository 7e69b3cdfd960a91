const FORMAT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'UTC',
});

/**
 * A moment as people write it.
 *
 * @param instant - epoch seconds
 * @returns for instance `21 Nov 00:04 UTC`
 *
 * @public
 */
export function timeInWords(instant: number): string {
  return `${FORMAT.format(new Date(instant * 1000)).replace(',', '')} UTC`;
}

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/**
 * A day as people write it.
 *
 * @param instant - epoch seconds, of which the day in UTC is meant
 * @returns for instance `1 Mar 2027`
 *
 * @public
 */
export function dayInWords(instant: number): string {
  return DAY.format(new Date(instant * 1000));
}
