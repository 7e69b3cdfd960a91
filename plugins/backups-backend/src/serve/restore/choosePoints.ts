import {
  Grade,
  RestorePathView,
  RestorePointView,
  instantToIso,
  toInstant,
} from 'backstage-plugin-backups-common';
import { smallPoints } from 'backstage-plugin-backups-node';

/** A point as it is known. Instants are epoch seconds, sizes bytes. */
export interface KnownPoint {
  id?: string;
  dataTime: number;
  /** From then it can be restored. */
  finishedAt?: number;
  sizeBytes?: number;
  files?: number;
  grade: Grade;
  incomplete: boolean;
  /** Retention does not remove it. */
  pinned?: boolean;
}

/** Those that are far smaller than what was usual before them. */
function shrunkOf(
  points: readonly KnownPoint[],
  acceptedUntil: number | undefined,
  smallSince: number | undefined,
): ReadonlySet<KnownPoint> {
  // What was not finished tells of no volume.
  const sized = points
    .filter(({ incomplete }) => !incomplete)
    .map(point => ({ ...point, at: point.dataTime, point }))
    .reverse();
  const small = smallPoints(sized, acceptedUntil);
  return new Set([
    ...sized.flatMap(entry => (small.has(entry) ? entry.point : [])),
    ...points.filter(
      ({ dataTime, sizeBytes }) =>
        sizeBytes === undefined &&
        smallSince !== undefined &&
        dataTime >= smallSince,
    ),
  ]);
}

/**
 * Says of every point how it compares with those before, and whether it is to
 * be used: the newest point may hold the damage.
 *
 * @param points - newest first
 * @param notAfter - epoch seconds: what is newer is too new
 * @param now - epoch seconds
 * @param sizes - `acceptedUntil`: what is small by then is meant to be;
 * `smallSince`: runs since then found far less than before. Epoch seconds
 */
export function pointViews(
  points: readonly KnownPoint[],
  notAfter: number,
  now: number,
  sizes: { acceptedUntil?: number; smallSince?: number } = {},
): RestorePointView[] {
  const small = shrunkOf(points, sizes.acceptedUntil, sizes.smallSince);
  return points.map((point, index): RestorePointView => {
    const older = points
      .slice(index + 1)
      .filter(({ sizeBytes }) => sizeBytes !== undefined);
    const last = older.at(0)?.sizeBytes;
    const { sizeBytes } = point;
    let spoiled: RestorePointView['spoiled'];
    if (point.dataTime > notAfter) spoiled = 'after-moment';
    else if (point.incomplete) spoiled = 'incomplete';
    else if (small.has(point)) spoiled = 'shrunk';
    return {
      id: point.id,
      dataTime: instantToIso(point.dataTime),
      finishedAt:
        point.finishedAt === undefined
          ? undefined
          : instantToIso(point.finishedAt),
      lossSeconds: Math.max(0, now - point.dataTime),
      sizeBytes,
      files: point.files,
      change:
        sizeBytes === undefined || !last ? undefined : sizeBytes / last - 1,
      grade: point.grade,
      pinned: point.pinned || undefined,
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

/** Where a way has points, and does not go to any moment of a log instead. */
function goesToPoints({ window, noHistory }: RestorePathView): boolean {
  return window?.latest === undefined && noHistory !== true;
}

/**
 * The time that a command names so that it selects the very point the page
 * names. Tools take the newest snapshot that is not newer than a time, some by
 * when it began and some by when it ended, and do not know that one is shrunk.
 *
 * @param notAfter - epoch seconds: what is newer is too new
 * @returns epoch seconds: after the usable point ended, before the next one began
 */
export function cutOffOf(path: RestorePathView, notAfter: number): number {
  const index = path.points.findIndex(({ spoiled }) => spoiled === undefined);
  if (!goesToPoints(path) || index < 0) return notAfter;
  const { dataTime, finishedAt, grade } = path.points[index];
  const began = toInstant(new Date(dataTime));
  // Times of points are cut off to whole seconds.
  const ended =
    finishedAt === undefined ? undefined : toInstant(new Date(finishedAt)) + 1;
  const next = path.points.at(index - 1);
  const beforeNext =
    index === 0 || next === undefined
      ? Infinity
      : toInstant(new Date(next.dataTime)) - 1;
  const wanted =
    grade === 'seen-in-repository' && ended !== undefined
      ? ended
      : Math.max(notAfter, ended ?? notAfter);
  return Math.max(began, Math.min(wanted, beforeNext));
}

/** Points that are in time and newer than the one to use, newest first. */
export function leftOutOf(path: RestorePathView): RestorePointView[] {
  if (!goesToPoints(path)) return [];
  const index = path.points.findIndex(({ spoiled }) => spoiled === undefined);
  return path.points
    .slice(0, index < 0 ? undefined : index)
    .filter(({ spoiled }) => spoiled !== 'after-moment');
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
