import type {
  CoverageView,
  TrendResponse,
} from 'backstage-plugin-backups-common';

/** A count that is shown over time. */
export type TrendCount =
  | 'protected'
  | 'needsAttention'
  | 'cannotTell'
  | 'atRisk';

const DAY_MILLISECONDS = 86_400_000;

/**
 * @param trend - absent: it is on its way
 * @param coverage - the counts of now
 * @returns one count a week, oldest first, with that of now as the last; absent
 * where nobody watched
 */
export function trendOf(
  trend: TrendResponse | undefined,
  coverage: CoverageView,
  count: TrendCount,
): (number | undefined)[] {
  if (!trend) return [];
  const now = Date.parse(trend.now);
  const known = new Map(trend.days.map(day => [day.day, day[count]]));
  const past = Array.from({ length: trend.weeks }, (_, index) =>
    known.get(
      new Date(now - (trend.weeks - index) * 7 * DAY_MILLISECONDS)
        .toISOString()
        .slice(0, 'yyyy-mm-dd'.length),
    ),
  );
  return [...past, coverage[count]];
}

/** @returns how a count compares with that of a week ago: `+2 in a week` */
export function trendText(counts: readonly (number | undefined)[]): string {
  const [before, now] = counts.slice(-2);
  if (before === undefined || now === undefined) return '';
  if (before === now) return 'as a week ago';
  return now > before
    ? `+${now - before} in a week`
    : `−${before - now} in a week`;
}
