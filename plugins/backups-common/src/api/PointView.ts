/** Times are ISO 8601 in UTC, sizes bytes. */

/**
 * Something to restore from, as its repository lists it.
 *
 * @public
 */
export interface PointView {
  /** What a restore has to name. */
  id: string;
  /** The data is as of then. */
  dataTime: string;
  /** From then it could be restored. */
  finishedAt?: string;
  sizeBytes?: number;
  files?: number;
  /** Against the point before it; absent: there is none, or a size is not known. */
  changeBytes?: number;
  /** Same content as the point before it. */
  unchanged?: boolean;
  /** Complete, and without a file that could not be read. */
  good: boolean;
  failedFiles: number;
  ignoredErrors?: number;
  /** Set when it is only a part: the tool's reason. */
  incomplete?: string;
  /** `full`, `diff`, `incr` …, where a tool tells them apart. */
  kind?: string;
  pins: string[];
  /** Why retention keeps it, in the tool's words; empty: it goes next. */
  keptBecause: string[];
}

/** @public */
export interface PointPage {
  points: PointView[];
  /** When the repository was listed; absent: nobody lists it. */
  listedAt?: string;
  /** Give it back to read on; absent: no more. */
  nextCursor?: string;
}
