const FORMAT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'UTC',
});
const WITH_YEAR = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/**
 * @param instant - epoch seconds
 * @returns for instance `21 Nov 00:04 UTC`
 */
export function instantInWords(instant: number): string {
  return `${FORMAT.format(new Date(instant * 1000)).replace(',', '')} UTC`;
}

/**
 * @param instant - epoch seconds
 * @returns for instance `1 Mar 2027`
 */
export function dayInWords(instant: number): string {
  return WITH_YEAR.format(new Date(instant * 1000));
}
