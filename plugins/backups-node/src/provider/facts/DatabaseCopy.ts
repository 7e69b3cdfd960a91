import type { BackupType } from 'backstage-plugin-backups-common';

/** Instants in facts are epoch seconds, durations are seconds, sizes are bytes. */

/**
 * What only copies of databases have.
 *
 * @public
 */
export interface DatabaseCopy {
  /**
   * How the tool's records name the destination, where that is a number that an
   * edit can make mean another: then older records are not believed.
   */
  recordedAs: string;
  /**
   * Others that write into the same archive, by their names: what a restore from
   * it brings back is not known.
   */
  sharedWith?: string[];
  /** Backups may build on earlier ones, as those of pgBackRest do; barman's never do. */
  chained: boolean;
  /**
   * A backup ends only when the log that it needs has arrived, as those of
   * pgBackRest do unless `archive-check` is off: each that succeeded can be
   * restored, at least to its own end. Absent: a backup does not wait for it.
   */
  waitsForLog?: true;
  /**
   * Major version of the database, of which its newest backup may be or not: its
   * record names none, though those of this version do.
   */
  untoldVersion?: number;
  archiving: LogArchiving;
  /** Oldest first. */
  backups: ClaimedBackup[];
  /** By the tool's own summary, where it tells more than the records. */
  chain?: { sinceFull: number; lastFullAt?: number };
  /** The oldest moment the tool itself says it can restore. */
  restorableFrom?: number;
}

/**
 * Whether the log that follows a backup reaches the repositories. Without it a
 * backup cannot be restored, not even to its own end.
 *
 * @public
 */
export interface LogArchiving {
  /**
   * - `working`: it works, and the database runs
   * - `failing`: it was tried and failed
   * - `halted`: it worked while the database ran, which does not run now: nothing
   *   is written or archived, and nothing says when it last was
   * - `not-seen`: nothing says that it ever worked
   */
  state: 'working' | 'failing' | 'halted' | 'not-seen';
  /** Since when, by the cluster's own stamp; `halted`: since when it does not run. */
  since?: number;
  /**
   * `failing`: the database does not run either, and may have stopped before:
   * that it fails since then does not say that the log was archived until then.
   */
  mayHaveHalted?: true;
  /** Redacted. */
  message?: string;
  /**
   * How old the newest archived moment may be while it works; absent: the log
   * is archived whenever a segment is full, however long that takes.
   */
  lagSeconds?: number;
  /**
   * The tool itself names the newest moment that is in the archived log: what it
   * last saw there. It says nothing of what came later.
   */
  until?: number;
}

/**
 * A backup that was finished, as the tool's own records tell it. Records vanish:
 * what is not among them may still exist.
 *
 * @public
 */
export interface ClaimedBackup {
  outcome: 'succeeded' | 'failed';
  /** Absent where the record does not say. */
  makes?: BackupType;
  /** The tool's name for it. No key and no time: two repositories may use it twice. */
  label?: string;
  startedAt?: number;
  endedAt: number;
  /** What it found to copy, changed or not; absent where the record does not tell. */
  sizeBytes?: number;
  files?: number;
  /** Redacted. */
  message?: string;
}
