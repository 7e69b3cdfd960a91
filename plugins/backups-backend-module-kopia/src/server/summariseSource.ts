import type { PointFact, PointsSummary } from 'backstage-plugin-backups-node';

function newestOf(points: readonly PointFact[]): PointFact | undefined {
  return points.reduce<PointFact | undefined>(
    (newest, point) =>
      newest && newest.startedAt > point.startedAt ? newest : point,
    undefined,
  );
}

/**
 * Counts what a source has. A good point is complete, and every file of it was
 * read, as the report counts them too.
 *
 * @param points - of this source, in any order
 */
export function summariseSource(
  identity: string,
  points: readonly PointFact[],
): PointsSummary {
  const good = points.filter(
    point => point.incomplete === undefined && point.failedFiles === 0,
  );
  const newest = newestOf(points);
  const newestGood = newestOf(good);
  return {
    identity,
    points: points.length,
    good: good.length,
    oldestGoodAt:
      good.length > 0
        ? good.reduce(
            (oldest, point) => Math.min(oldest, point.startedAt),
            Infinity,
          )
        : undefined,
    newestGood: newestGood && {
      id: newestGood.id,
      startedAt: newestGood.startedAt,
      finishedAt: newestGood.finishedAt ?? newestGood.startedAt,
      sizeBytes: newestGood.sizeBytes,
      files: newestGood.files,
    },
    newest: newest && {
      id: newest.id,
      startedAt: newest.startedAt,
      finishedAt: newest.finishedAt ?? newest.startedAt,
      incomplete: newest.incomplete,
      failedFiles: newest.failedFiles,
    },
  };
}
