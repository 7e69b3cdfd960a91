import type { Evidence } from 'backstage-plugin-backups-common';
import type { ObjectReference } from './ObjectReference';

/** Instants in facts are epoch seconds, durations are seconds, sizes are bytes. */

/**
 * A restore that somebody has running, or that has ended. It says nothing of
 * backups: it is told to whoever wants data back.
 *
 * @public
 */
export interface RestoreFact {
  type: 'restore';
  object: ObjectReference;
  outcome: 'running' | 'restored' | 'restored-nothing' | 'failed';
  /** When it began or ended; absent: not said. */
  at?: number;
  /** Redacted. */
  detail?: string;
  /**
   * What it brings back: keys of items, of objects that made the copies, or
   * aliases of repositories that hold one item only.
   */
  of: string[];
}

/**
 * What an item is filled with when it is deleted and made again by what made it.
 * It says nothing of backups: it is told to who is about to delete it.
 *
 * @example `{ type: 'refill', itemKey: 'home-1/media/PersistentVolumeClaim/radarr',
 * object: …, gives: 'image', at: 1_787_400_000, evidence: […] }`
 *
 * @public
 */
export interface RefillFact {
  type: 'refill';
  /** Key or alias of the item. */
  itemKey: string;
  /** What fills it, or says that nothing does: `ReplicationDestination media/radarr-dst`. */
  object: ObjectReference;
  /**
   * - `newest`: the newest copy that is there by then
   * - `pinned`: what was chosen once, whatever was copied since
   * - `empty`: nothing
   * - `waits`: it stays pending until a person acts
   */
  gives: 'newest' | 'pinned' | 'empty' | 'waits';
  /** `pinned`: its data is not newer than this; absent: not said. */
  at?: number;
  /** Why it waits or is empty, as the end of a sentence: `it has no image yet`. */
  because?: string;
  /** Alias of the repository it reads, where it reads one. */
  repository?: string;
  evidence: Evidence[];
}
