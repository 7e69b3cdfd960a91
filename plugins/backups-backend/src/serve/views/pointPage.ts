import {
  PointPage,
  PointView,
  instantToIso,
} from 'backstage-plugin-backups-common';
import { isGoodPoint } from 'backstage-plugin-backups-node';
import { PointCursor } from '../../keep/listedPoints';
import { StoredPoint } from '../../keep/pointRows';

function pointView(
  point: StoredPoint,
  before: StoredPoint | undefined,
): PointView {
  const sizes =
    point.sizeBytes !== undefined && before?.sizeBytes !== undefined
      ? point.sizeBytes - before.sizeBytes
      : undefined;
  return {
    id: point.id,
    dataTime: instantToIso(point.startedAt),
    finishedAt:
      point.finishedAt === undefined
        ? undefined
        : instantToIso(point.finishedAt),
    sizeBytes: point.sizeBytes,
    files: point.files,
    changeBytes: sizes,
    unchanged:
      point.content === undefined || before?.content === undefined
        ? undefined
        : point.content === before.content,
    good: isGoodPoint(point),
    failedFiles: point.failedFiles,
    ignoredErrors: point.ignoredErrors,
    incomplete: point.incomplete,
    kind: point.kind,
    pins: point.pins,
    keptBecause: point.keptBecause,
  };
}

/** @param cursor - as `pointPage` made it */
export function pointCursor(
  cursor: string | undefined,
): PointCursor | undefined {
  const slash = cursor?.indexOf('/') ?? -1;
  return cursor === undefined || slash < 0
    ? undefined
    : {
        startedAt: Number(cursor.slice(0, slash)),
        id: cursor.slice(slash + 1),
      };
}

/**
 * @param rows - newest first, one more than the page holds where there is one
 * @param takenAt - of the listing, epoch seconds
 */
export function pointPage(
  rows: readonly StoredPoint[],
  limit: number,
  takenAt: number,
): PointPage {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    points: page.map((point, index) => pointView(point, rows[index + 1])),
    listedAt: instantToIso(takenAt),
    nextCursor:
      last && rows.length > limit ? `${last.startedAt}/${last.id}` : undefined,
  };
}
