import { BackupType } from 'backstage-plugin-backups-common';

/** Instants are epoch seconds. */

/** A backup that others build on. */
export interface KnownBase {
  makes: Exclude<BackupType, 'incremental'>;
  endedAt: number;
}

/**
 * What our own readings add to what is told of a copy of a database: records of
 * finished backups vanish, sometimes because of an outage.
 */
export interface DatabaseMemory {
  /** See `DatabaseCopy.recordedAs`, as it was last seen. */
  recordedAs: string;
  /** Records from before are of another destination, which had the same number. */
  believedFrom?: number;
  /**
   * The newest moment that is known to be in the archived log. While archiving
   * works it moves in steps, see `ARCHIVED_STEP`.
   */
  archivedUntil?: number;
  /** Archiving fails since then. */
  archivingFailsSince?: number;
  /** The database was seen not to run since then, and not to run again. */
  haltedSince?: number;
  /** End of the newest backup whose log is archived, by all we know. */
  consistentUntil?: number;
  /** Newest last. */
  bases: KnownBase[];
  /** Backups since the newest full one. */
  sinceFull: number;
  /** Records up to this end are among our runs. */
  runsUntil: number;
}

/**
 * A moment that moves with every reading would rewrite everything that depends
 * on it with every reading. Thresholds allow for a step. Seconds.
 */
export const ARCHIVED_STEP = 1800;
