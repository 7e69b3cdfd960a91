import type { Finding } from '../vocabulary/Finding';
import type { PlanState } from '../vocabulary/PlanState';

/** Times in this file are ISO 8601 in UTC, durations are seconds, sizes are bytes. */

/**
 * A repository that plans of an entity write to.
 *
 * @public
 */
export interface RepositoryView {
  id: string;
  /** Its location, or the name its tool gives it. */
  repository: string;
  /** Label of the destination. */
  label: string;
  method: string;
  listedAt?: string;
  /** New listings still come in. */
  current: boolean;
  points?: number;
  /** Names that have points in it. */
  identities?: number;
  /** Names that nothing writes any more. */
  orphans?: number;
  sizeBytes?: number;
  garbageBytes?: number;
  availableBytes?: number;
  measuredAt?: string;
  /**
   * What is written to it cannot be deleted or changed for this long; 0: it
   * locks nothing. Absent: not told.
   */
  lockedSeconds?: number;
  /** What of it cannot be deleted now; absent: not known. */
  lockReach?: 'everything' | 'only-new' | 'ended' | 'nothing';
  /** Sizes by day, oldest first. */
  growth: { day: string; sizeBytes: number }[];
  maintenance: {
    known: boolean;
    /** The repository itself tells. */
    seen: boolean;
    lastSuccess?: string;
  };
  mirrors: MirrorView[];
  /** About the repository as a whole. */
  findings: Finding[];
}

/**
 * Something that copies a whole repository.
 *
 * @public
 */
export interface MirrorView {
  /** For instance `CronJob storage/kopia-sync-b2`. */
  object: string;
  cluster: string;
  destination: string;
  state: PlanState;
  switchedOff: boolean;
  reason: string;
  schedule: string;
  lastSuccess?: string;
}
