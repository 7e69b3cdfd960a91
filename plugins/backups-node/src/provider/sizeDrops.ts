/**
 * A point as far as its size is compared. Instants are epoch seconds.
 *
 * @public
 */
export interface SizedPoint {
  id?: string;
  /** Data time. */
  at: number;
  sizeBytes?: number;
  files?: number;
}

/**
 * From some point on there is far less than before: a volume that was emptied, or
 * filled anew after a restore that restored nothing, is copied like any other.
 *
 * @public
 */
export interface SizeDrop {
  /** Data time of the first point that is small. */
  since: number;
  /** Of the newest point. */
  sizeBytes?: number;
  files?: number;
  /** Median of those before. */
  usualBytes?: number;
  usualFiles?: number;
  /** The newest of the usual size. */
  lastUsual: { id?: string; at: number };
  /** How many of the usual size are there. */
  usualLeft: number;
}

/** How many points tell what is usual. */
const USUAL_OF = 7;

/** Files that are merged into one lose no byte; fewer than this tell nothing. */
const MANY_FILES = 100;

function median(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? sorted[middle]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}

function usualOf(points: readonly SizedPoint[]) {
  const last = points.slice(-USUAL_OF);
  return {
    sizeBytes: median(last.flatMap(({ sizeBytes }) => sizeBytes ?? [])),
    files: median(last.flatMap(({ files }) => files ?? [])),
  };
}

function isSmall(point: SizedPoint, before: readonly SizedPoint[]): boolean {
  const usual = usualOf(before);
  const fewBytes =
    point.sizeBytes !== undefined &&
    usual.sizeBytes !== undefined &&
    point.sizeBytes < usual.sizeBytes / 2;
  const fewFiles =
    point.files !== undefined &&
    usual.files !== undefined &&
    usual.files >= MANY_FILES &&
    point.files < usual.files / 10;
  return fewBytes || fewFiles;
}

/** What the walk from the oldest point to the newest found. */
interface Walk {
  /** Of the size that is usual by now. */
  usual: SizedPoint[];
  /** Smaller ones after them, up to the newest. */
  small: SizedPoint[];
  /** Every point that was small when it was made. */
  everSmall: Set<SizedPoint>;
}

/**
 * Small points never become usual by repetition: every further copy of an
 * emptied volume would make it more so.
 */
function walk(
  points: readonly SizedPoint[],
  acceptedUntil: number | undefined,
): Walk {
  let usual: SizedPoint[] = [];
  let small: SizedPoint[] = [];
  const everSmall = new Set<SizedPoint>();
  for (const point of points) {
    const known = point.sizeBytes !== undefined || point.files !== undefined;
    if (known && usual.length > 0 && isSmall(point, usual)) {
      if (acceptedUntil !== undefined && point.at <= acceptedUntil) {
        usual = [point];
      } else {
        small.push(point);
        everSmall.add(point);
      }
    } else if (known) {
      usual.push(point);
      small = [];
    }
  }
  return { usual, small, everSmall };
}

/** Of a drop within a drop within a drop nobody wants to know. */
const MOST_DROPS = 3;

/**
 * Finds from when on there is less than half of what was usual, and within that
 * again.
 *
 * @param points - complete ones, oldest first
 * @returns the earliest drop first; none where the newest point has the usual size
 *
 * @public
 */
export function sizeDrops(points: readonly SizedPoint[]): SizeDrop[] {
  const drops: SizeDrop[] = [];
  let left = points;
  while (left.length > 0 && drops.length < MOST_DROPS) {
    const { usual, small } = walk(left, undefined);
    const [first] = small;
    const newest = small.at(-1);
    const lastUsual = usual.at(-1);
    if (!first || !newest || !lastUsual) break;
    const { sizeBytes, files } = usualOf(usual);
    drops.push({
      since: first.at,
      sizeBytes: newest.sizeBytes,
      files: newest.files,
      usualBytes: sizeBytes,
      usualFiles: files,
      lastUsual: { id: lastUsual.id, at: lastUsual.at },
      usualLeft: usual.length,
    });
    left = small;
  }
  return drops;
}

/**
 * @param points - complete ones, oldest first
 * @param acceptedUntil - what is small by then is meant to be; epoch seconds
 * @returns those that were far smaller than what was usual before them
 *
 * @public
 */
export function smallPoints<T extends SizedPoint>(
  points: readonly T[],
  acceptedUntil: number | undefined,
): ReadonlySet<SizedPoint> {
  return walk(points, acceptedUntil).everSmall;
}
