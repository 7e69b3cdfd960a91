import type { Evidence } from 'backstage-plugin-backups-common';
import type { ObjectReference } from './ObjectReference';
import type { PlanSchedule } from './PlanSchedule';

/** Instants in facts are epoch seconds, durations are seconds, sizes are bytes. */

/**
 * A CronJob that tests restores, by its own annotation. It says when it ended
 * well, and not what it compared.
 *
 * @public
 */
export interface RestoreTestFact {
  type: 'restore-test';
  object: ObjectReference;
  /** Names of claims and database clusters in its own namespace. */
  items: string[];
  schedule: PlanSchedule;
  suspended: boolean;
  /** A run is under way since then. */
  runningSince?: number;
  /** When it last ended well; absent: never, or that is not kept. */
  lastPassedAt?: number;
  /** The last run that ended did not end well. */
  lastFailed: boolean;
  evidence: Evidence[];
}
