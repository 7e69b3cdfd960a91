import type { BackupType, Evidence } from 'backstage-plugin-backups-common';
import type { SizeDrop } from '../sizeDrops';

/** Instants in facts are epoch seconds, durations are seconds, sizes are bytes. */

/**
 * The points of a repository as they were listed: the only licence for `hollow`.
 *
 * @public
 */
export interface ListingFact {
  type: 'listing';
  /** Of the plans it is about, see `PlanFact.method`. */
  method: string;
  /** Alias, see `RepositoryFact.repository`. */
  repository: string;
  /** Whatever was there before is in it. */
  takenAt: number;
  /**
   * `counted`: every point was seen, and is kept. `newest-only`: of each
   * identity only the newest was seen, good or not, and absence counts only
   * where there is none.
   */
  extent: 'counted' | 'newest-only';
  /**
   * It tells only of the names that are in it: that another is not says nothing.
   */
  onlyListedNames?: boolean;
  identities: PointsSummary[];
  evidence: Evidence[];
}

/**
 * What one identity has in a repository, counted.
 *
 * @public
 */
export interface PointsSummary {
  identity: string;
  points: number;
  /** See `isGoodPoint`. */
  good: number;
  newestGood?: {
    id: string;
    startedAt: number;
    finishedAt: number;
    sizeBytes?: number;
    files?: number;
  };
  /** The newest of any kind. */
  newest?: {
    id: string;
    startedAt: number;
    finishedAt: number;
    incomplete?: string;
    failedFiles: number;
  };
  oldestGoodAt?: number;
  /** Every point is of a database system that is no more: no log of now fits on one. */
  formerSystem?: true;
  /** Its good points are far smaller than those before, see `sizeDrops`. */
  drops?: SizeDrop[];
  /**
   * Its time lies after the listing, see `isAhead`: whoever wrote it has a wrong
   * clock. Such points are neither counted nor kept; the one furthest ahead is
   * named.
   */
  ahead?: { id: string; at: number; points: number };
  /**
   * Those that others build on, oldest first, where a tool tells them apart:
   * points whose `kind` is `full` or `differential`.
   */
  bases?: ListedBase[];
}

/**
 * A point that others build on.
 *
 * @public
 */
export interface ListedBase {
  makes: Exclude<BackupType, 'incremental'>;
  endedAt: number;
  /** Complete, and without a file that could not be read. */
  good: boolean;
}
