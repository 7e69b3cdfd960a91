/** Times in this file are ISO 8601 in UTC, durations are seconds, sizes are bytes. */

/**
 * How a moment is known. `observed`: something says so. `computed`: from what a
 * listing of the repository holds. `estimated`: from settings and records.
 *
 * @public
 */
export type MomentKnown = 'observed' | 'computed' | 'estimated';

/**
 * A moment of a recovery window.
 *
 * @public
 */
export interface MomentView {
  at: string;
  known: MomentKnown;
  /** A sentence that says from what. */
  because: string;
}

/**
 * Which moments of a database a copy can bring back. What is absent is not
 * known.
 *
 * @public
 */
export interface RecoveryWindowView {
  /** Every moment from here on can be restored, up to the latest. */
  earliest?: MomentView;
  /** Never the present. */
  latest?: MomentView;
  /** The oldest backup, where it lies before that: it restores to its own end only. */
  oldestPoint?: MomentView;
}

/**
 * What only a copy of a database has.
 *
 * @public
 */
export interface DatabaseCopyView {
  window: RecoveryWindowView;
  archiving: {
    /** `halted`: the database does not run, and nothing is written or archived. */
    state: 'working' | 'failing' | 'halted' | 'not-seen';
    since?: string;
    message?: string;
  };
  /** Backups since the newest full one, and when that ended. */
  chain: { sinceFull: number; lastFullAt?: string };
}
