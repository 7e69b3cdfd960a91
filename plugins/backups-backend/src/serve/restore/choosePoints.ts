import {
  Grade,
  RestorePathView,
  RestorePointView,
  instantToIso,
  toInstant,
} from 'backstage-plugin-backups-common';

/** A point as it is known. Instants are epoch seconds, sizes bytes. */
export interface KnownPoint {
  id?: string;
  dataTime: number;
  sizeBytes?: number;
  files?: number;
  grade: Grade;
  incomplete: boolean;
}

/** How many points before it tell what size is usual. */
const USUAL_OF = 7;

/**
 * Less than this part of the most that was ever there is next to nothing: that
 * becomes usual by no repetition. A volume that was emptied, or filled anew after
 * a restore that restored nothing, is copied on schedule like any other.
 */
const NEXT_TO_NOTHING = 0.01;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? sorted[middle]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Sizes of those that were finished: the others tell of no volume. */
function finishedSizes(points: readonly KnownPoint[]): number[] {
  return points.flatMap(({ incomplete, sizeBytes }) =>
    incomplete ? [] : sizeBytes ?? [],
  );
}

/** @param before - sizes of the points before it, newest first */
function hasShrunk(sizeBytes: number, before: readonly number[]): boolean {
  if (before.length === 0) return false;
  return (
    sizeBytes < median(before.slice(0, USUAL_OF)) / 2 ||
    sizeBytes < Math.max(...before) * NEXT_TO_NOTHING
  );
}

/**
 * Says of every point how it compares with those before, and whether it is to
 * be used: the newest point may hold the damage.
 *
 * @param points - newest first
 * @param notAfter - epoch seconds: what is newer is too new
 * @param now - epoch seconds
 */
export function pointViews(
  points: readonly KnownPoint[],
  notAfter: number,
  now: number,
): RestorePointView[] {
  return points.map((point, index): RestorePointView => {
    const older = points
      .slice(index + 1)
      .filter(({ sizeBytes }) => sizeBytes !== undefined);
    const last = older.at(0)?.sizeBytes;
    const { sizeBytes } = point;
    const shrunk =
      sizeBytes !== undefined && hasShrunk(sizeBytes, finishedSizes(older));
    let spoiled: RestorePointView['spoiled'];
    if (point.dataTime > notAfter) spoiled = 'after-moment';
    else if (point.incomplete) spoiled = 'incomplete';
    else if (shrunk) spoiled = 'shrunk';
    return {
      id: point.id,
      dataTime: instantToIso(point.dataTime),
      lossSeconds: Math.max(0, now - point.dataTime),
      sizeBytes,
      files: point.files,
      change:
        sizeBytes === undefined || !last ? undefined : sizeBytes / last - 1,
      grade: point.grade,
      spoiled,
    };
  });
}

/** @returns the newest point of a way that is to be used */
export function usablePoint(
  path: RestorePathView,
): RestorePointView | undefined {
  return path.points.find(point => point.spoiled === undefined);
}

/**
 * @param notAfter - epoch seconds: what is newer is too new
 * @returns the newest moment a way brings back: a database goes to any moment of
 * its log, everything else to a point
 */
export function reachOf(
  path: RestorePathView,
  notAfter: number,
): number | undefined {
  const { latest, earliest } = path.window ?? {};
  if (latest) {
    const at = Math.min(notAfter, toInstant(new Date(latest.at)));
    const from = earliest ? toInstant(new Date(earliest.at)) : undefined;
    if (from !== undefined && at >= from) return at;
  }
  const point = usablePoint(path);
  return point && toInstant(new Date(point.dataTime));
}

/** The last word where two points are equally new: nearer is faster. */
function preference(path: RestorePathView): number {
  return (path.offSite === true ? 0 : 1) + (path.noHistory ? 0 : 2);
}

/**
 * Chooses the newest good point in time. A way that something stands in is
 * never recommended.
 */
export function recommend(
  paths: readonly RestorePathView[],
  notAfter: number,
): { planId: string; dataTime: string } | undefined {
  const candidates = paths
    .filter(path => path.writable && path.problem === undefined)
    .flatMap(path => {
      const at = reachOf(path, notAfter);
      return at === undefined ? [] : [{ path, at }];
    })
    .sort((a, b) => b.at - a.at || preference(b.path) - preference(a.path));
  const [best] = candidates;
  return best && { planId: best.path.planId, dataTime: instantToIso(best.at) };
}
