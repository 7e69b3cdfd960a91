import type { PointFact, PointsSummary } from 'backstage-plugin-backups-node';
import { isAhead, isGoodPoint, sizeDrops } from 'backstage-plugin-backups-node';

function newestOf(points: readonly PointFact[]): PointFact | undefined {
  return points.reduce<PointFact | undefined>(
    (newest, point) =>
      newest && newest.startedAt > point.startedAt ? newest : point,
    undefined,
  );
}

function endOf({ startedAt, finishedAt = startedAt }: PointFact): number {
  return finishedAt;
}

function dropsOf(good: readonly PointFact[]): PointsSummary['drops'] {
  const drops = sizeDrops(
    [...good]
      .sort((a, b) => a.startedAt - b.startedAt)
      .map(({ id, startedAt, sizeBytes, files }) => ({
        id,
        at: startedAt,
        sizeBytes,
        files,
      })),
  );
  return drops.length > 0 ? drops : undefined;
}

/** Points whose time cannot be, counted. */
function aheadOf(wrong: readonly PointFact[]): PointsSummary['ahead'] {
  const [furthest] = [...wrong].sort((a, b) => endOf(b) - endOf(a));
  return (
    furthest && {
      id: furthest.id,
      at: endOf(furthest),
      points: wrong.length,
    }
  );
}

/**
 * Counts what a source has, as the report counts it too.
 *
 * @param listed - points of this source, in any order
 * @param takenAt - of the listing, epoch seconds
 */
export function summariseSource(
  identity: string,
  listed: readonly PointFact[],
  takenAt: number,
): PointsSummary {
  const points = listed.filter(point => !isAhead(endOf(point), takenAt));
  const good = points.filter(isGoodPoint);
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
    drops: dropsOf(good),
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
    ahead: aheadOf(listed.filter(point => isAhead(endOf(point), takenAt))),
  };
}
