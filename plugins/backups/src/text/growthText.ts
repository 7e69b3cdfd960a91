import type { RepositoryView } from 'backstage-plugin-backups-common';
import { formatSize } from './formatSize';

/**
 * How a repository grew, by its own measurements: `+1.2 GiB since 26 Oct`.
 *
 * @returns nothing where it was measured on one day only
 */
export function growthText(
  growth: RepositoryView['growth'],
): string | undefined {
  const [first] = growth;
  const last = growth[growth.length - 1];
  if (!first || first.day === last.day) return undefined;
  const change = last.sizeBytes - first.sizeBytes;
  const days = Math.round(
    (Date.parse(last.day) - Date.parse(first.day)) / 86_400_000,
  );
  const amount =
    change === 0
      ? 'unchanged'
      : `${change > 0 ? '+' : '−'}${formatSize(Math.abs(change))}`;
  return `${amount} in ${days} ${days === 1 ? 'day' : 'days'}`;
}
