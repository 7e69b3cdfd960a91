import { formatSize } from './formatSize';

/**
 * How a point differs from the one before it: `+3.1 MiB`, `no change`.
 *
 * @param change - bytes more or less; absent: not known
 * @param unchanged - the content is the same
 */
export function changeText(
  change: number | undefined,
  unchanged: boolean | undefined,
): string {
  if (unchanged) return 'no change';
  if (change === undefined) return '';
  if (change === 0) return 'same size';
  return `${change > 0 ? '+' : '−'}${formatSize(Math.abs(change))}`;
}
