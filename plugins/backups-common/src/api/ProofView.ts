/** Times in this file are ISO 8601 in UTC, durations are seconds, sizes are bytes. */

/**
 * What the listing of a repository says of a plan.
 *
 * @public
 */
export interface ProofView {
  /** Whatever was there before is in it. */
  listedAt: string;
  /** New listings still come in. */
  current: boolean;
  /** What it shows, in a sentence. */
  sentence: string;
  /** Absent where not every point was seen. */
  points?: number;
  good?: number;
  newestGood?: { dataTime: string; sizeBytes?: number; files?: number };
  oldestGood?: string;
  /** Points can be asked for, see `BackupsApi.getPlanPoints`. */
  browsable: boolean;
}
