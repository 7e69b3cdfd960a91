import { CopiedThing } from './CopiedThing';
import { Lack } from './Lack';

/** Why what a plan makes is certainly not a copy of its item. `say` has the words. */
export type NoCopy =
  /** The plan no longer exists, and what it made is not known to be there. */
  | { kind: 'gone' }
  /** What it copied was another item, in whose place another one is copied now. */
  | { kind: 'of-former-item'; item: string }
  /** It keeps no history, and another run wrote to its place since. */
  | { kind: 'overwritten'; method: string }
  /** The log that would be replayed on top of it goes elsewhere by now. */
  | { kind: 'database-copied-otherwise' }
  | { kind: 'suspended' }
  /** Its object is being deleted. */
  | { kind: 'ending' }
  /** Its repository lists only points that are newer than its last success. */
  | { kind: 'removed'; olderThan: number }
  /** Its repository, or its own log, contradicts its success. */
  | { kind: 'contradicted' }
  | { kind: 'shares-fate'; of: CopiedThing; failureDomain: string }
  /** Its log was archived during none of its backups. */
  | { kind: 'log-never-archived' };

/**
 * Whether a copy counts for its item, and if not, why. `not-known`: it might be a
 * copy; `no-copy`: it certainly is none; `not-yet`: it has never succeeded. What
 * was kept before reasons were typed has none.
 */
export type Counted =
  | { counted: true }
  | { counted: false; certainty: 'no-copy'; why?: NoCopy }
  | { counted: false; certainty: 'not-known'; lack?: Lack }
  | { counted: false; certainty: 'not-yet' };

/** @returns that a plan certainly makes no copy, and why */
export function noCopy(why: NoCopy): Counted {
  return { counted: false, certainty: 'no-copy', why };
}

/** @returns that a plan may make a copy, and what would have to be known */
export function lacking(lack: Lack): Counted {
  return { counted: false, certainty: 'not-known', lack };
}
