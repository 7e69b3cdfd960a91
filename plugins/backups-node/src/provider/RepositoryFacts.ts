import type {
  BackupType,
  Evidence,
  LockRenewal,
  Retention,
} from 'backstage-plugin-backups-common';
import type { SizeDrop } from './sizeDrops';

/** Instants are epoch seconds, durations seconds, sizes bytes. */

/**
 * Something to restore from, as a repository lists it. Points are kept in a
 * table of their own; the pipeline only carries what is counted of them.
 *
 * @public
 */
export interface PointFact {
  type: 'point';
  /** The name it is listed under, as in `PlanFact.writes`: `radarr@downloads:/data`. */
  identity: string;
  /** What a restore has to name; unique in its repository. */
  id: string;
  /** The data is as of then. */
  startedAt: number;
  /** From then it can be restored. */
  finishedAt?: number;
  sizeBytes?: number;
  files?: number;
  /** What could not be read, and is not in it. 0: complete as far as the tool knows. */
  failedFiles: number;
  /** What could not be read and was ignored on purpose. */
  ignoredErrors?: number;
  /** Set when it is only a part: the tool's reason, for instance `checkpoint`. */
  incomplete?: string;
  /** Two points with the same content hold the same data. */
  content?: string;
  /** `full`, `differential`, `incremental` …, where a tool tells them apart. */
  kind?: string;
  /** Labels that keep it whatever retention says. */
  pins: string[];
  /** Why retention keeps it, in the tool's words: `daily-1`. Empty: it goes next. */
  keptBecause: string[];
}

/**
 * Every point of a repository up to an instant was told. Only this lets absence
 * count: without it points are added, and none is taken away.
 *
 * @public
 */
export interface ListedFact {
  type: 'listed';
  /** The listing began then. */
  takenAt: number;
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
 * What is really kept of one identity, by the policies in the repository.
 *
 * @public
 */
export interface IdentityRetention {
  identity: string;
  retention: Retention;
  /** Content that did not change makes no new point, and that is no fault. */
  skipsIdentical: boolean;
}

/**
 * A repository, as one source describes it.
 *
 * @public
 */
export interface RepositoryFact {
  type: 'repository';
  /** Of the plans that write to it, see `PlanFact.method`. */
  method: string;
  /**
   * Alias: its location where that is known (see `locationOf`), never an id that
   * a mirror shares.
   */
  repository: string;
  /** Further names of the same place. */
  aliases: string[];
  /** When the source looked; of several the newest decides. */
  toldAt?: number;
  /** Everything stored in it. */
  sizeBytes?: number;
  /** Stored, and used by nothing. */
  garbageBytes?: number;
  /** Room left where it lives. */
  availableBytes?: number;
  /** When the sizes were measured; absent: with the report. */
  measuredAt?: number;
  /**
   * What is written to it cannot be deleted or changed for this long. Seconds;
   * 0: it says that it locks nothing. Absent: it was not asked.
   */
  lockedSeconds?: number;
  /** Whether the locks of what is older are renewed. Absent: not said. */
  lockRenewal?: LockRenewal;
  /** `governance` can be lifted with a privileged key, `compliance` cannot. */
  lockMode?: 'governance' | 'compliance';
  /** Absent: the policies were not told. */
  retentions?: IdentityRetention[];
  evidence: Evidence[];
}
