/**
 * How locks of a repository are renewed. A storage locks an object when it is
 * written, for a time; most of a repository's data is older than that.
 *
 * @example `{ enabled: true, lastSuccessAt: 1_787_400_000 }`
 *
 * @public
 */
export interface LockRenewal {
  /** The repository's upkeep renews locks. */
  enabled: boolean;
  /** When it last renewed all of them, epoch seconds; absent: never seen. */
  lastSuccessAt?: number;
}

/**
 * What a repository says of its locks.
 *
 * @example `{ lockedSeconds: 2_592_000, renewal: { enabled: false } }`
 *
 * @public
 */
export interface RepositoryLock {
  /** For how long something is locked when it is written; 0: it is not. */
  lockedSeconds?: number;
  /** Absent: not said. */
  renewal?: LockRenewal;
}

/**
 * What cannot be deleted at a moment.
 *
 * - `everything`: all that the repository holds
 * - `only-new`: what was written within the lock's time; older data can be deleted
 * - `ended`: likewise, since locks are no longer renewed in time
 * - `nothing`: the repository says that it locks nothing
 * - `not-known`: the repository says too little
 *
 * @public
 */
export type LockReach =
  | 'everything'
  | 'only-new'
  | 'ended'
  | 'nothing'
  | 'not-known';

/**
 * A lock is a mark of safety as long as it is renewed before it ends. Source:
 * Kopia's `maintenance set --extend-object-locks`, which is off by default, and
 * refused where the lock is not a day longer than its full maintenance waits.
 *
 * @param now - epoch seconds
 *
 * @public
 */
export function lockReachAt(
  { lockedSeconds, renewal }: RepositoryLock,
  now: number,
): LockReach {
  if (lockedSeconds === undefined) return 'not-known';
  if (lockedSeconds === 0) return 'nothing';
  if (renewal === undefined) return 'not-known';
  if (!renewal.enabled || renewal.lastSuccessAt === undefined) {
    return 'only-new';
  }
  return now < renewal.lastSuccessAt + lockedSeconds ? 'everything' : 'ended';
}
