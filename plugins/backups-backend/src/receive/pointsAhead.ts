import { PointFact, PointsSummary } from 'backstage-plugin-backups-node';

/** Points whose times lie after their listing, by identity, see `PointsSummary.ahead`. */
export type PointsAhead = Map<string, NonNullable<PointsSummary['ahead']>>;

/** Counts a point that is not kept, because its time cannot be. */
export function countAhead(ahead: PointsAhead, point: PointFact): void {
  const at = point.finishedAt ?? point.startedAt;
  const known = ahead.get(point.identity);
  const points = (known?.points ?? 0) + 1;
  ahead.set(
    point.identity,
    known && known.at >= at
      ? { ...known, points }
      : { id: point.id, at, points },
  );
}

/**
 * @param summaries - of the points that are kept
 * @returns these, each with its points that are not
 */
export function withPointsAhead(
  summaries: readonly PointsSummary[],
  ahead: PointsAhead,
): PointsSummary[] {
  const kept = new Set(summaries.map(({ identity }) => identity));
  return [
    ...summaries.map(summary =>
      ahead.has(summary.identity)
        ? { ...summary, ahead: ahead.get(summary.identity) }
        : summary,
    ),
    ...[...ahead]
      .filter(([identity]) => !kept.has(identity))
      .map(([identity, found]) => ({
        identity,
        points: 0,
        good: 0,
        ahead: found,
      })),
  ];
}
