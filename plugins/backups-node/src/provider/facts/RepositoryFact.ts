import type {
  Evidence,
  LockRenewal,
  Retention,
} from 'backstage-plugin-backups-common';

/** Instants in facts are epoch seconds, durations are seconds, sizes are bytes. */

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
