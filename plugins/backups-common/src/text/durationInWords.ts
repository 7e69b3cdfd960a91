const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function twoUnits(
  seconds: number,
  large: number,
  largeUnit: string,
  small: number,
  smallUnit: string,
): string {
  const whole = Math.floor(seconds / large);
  const rest = Math.floor((seconds - whole * large) / small);
  return whole < 10 && rest > 0
    ? `${whole} ${largeUnit} ${rest} ${smallUnit}`
    : `${whole} ${largeUnit}`;
}

/**
 * A duration as a person would say it: `47 min`, `2 h 10 min`, `14 h`, `3 d 4 h`.
 *
 * @param seconds - negative ones are read as their absolute value
 *
 * @public
 */
export function durationInWords(seconds: number): string {
  const length = Math.abs(Math.round(seconds));
  if (length < MINUTE) return `${length} s`;
  if (length < 5 * MINUTE) return twoUnits(length, MINUTE, 'min', 1, 's');
  if (length < HOUR) return `${Math.floor(length / MINUTE)} min`;
  if (length < 2 * DAY) return twoUnits(length, HOUR, 'h', MINUTE, 'min');
  return twoUnits(length, DAY, 'd', HOUR, 'h');
}
