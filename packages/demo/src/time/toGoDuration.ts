/**
 * Go drops trailing zeros of a fraction, and so must this: readers parse both forms.
 */
function withUnit(value: number, unit: string): string {
  return `${value.toFixed(9).replace(/\.?0+$/, '')}${unit}`;
}

/**
 * @param seconds - a length of time
 * @returns the text Go's `time.Duration` prints for it: `41.2ms`, `5m2.118s`, `1h2m3s`
 */
export function toGoDuration(seconds: number): string {
  if (seconds < 1) return withUnit(seconds * 1000, 'ms');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = withUnit(seconds % 60, 's');
  if (hours > 0) return `${hours}h${minutes}m${rest}`;
  return minutes > 0 ? `${minutes}m${rest}` : rest;
}
