import type { Evidence } from 'backstage-plugin-backups-common';
import type { ObjectReference } from './ObjectReference';
import type { PlanSchedule } from './PlanSchedule';

/** Instants in facts are epoch seconds, durations are seconds, sizes are bytes. */

/**
 * Upkeep of a repository, without which retention frees nothing.
 *
 * @public
 */
export interface MaintenanceFact {
  type: 'maintenance';
  object: ObjectReference;
  /** Alias of the repository, as in `PlanFact.writes`. */
  repository: string;
  schedule: PlanSchedule;
  /** Seconds between two runs where no schedule says when. */
  intervalSeconds?: number;
  suspended: boolean;
  lastSuccessAt?: number;
  /** Since its last success it was tried, and failed; the newest message, redacted. */
  failing?: { since?: number; message: string; meaning?: string };
  /** Who alone may do it, where the tool lets only one: `anna@laptop`. */
  owner?: string;
  /** What to do where it is not done. Absent: its runs are Jobs of the object. */
  fix?: string;
  createdAt?: number;
  /**
   * The repository itself was asked, then: it knows whoever maintains it, so
   * what operators say of it no longer matters. Nobody knows what happened since.
   */
  seenInRepositoryAt?: number;
  evidence: Evidence[];
}
