import { ListedIdentity, RepositoryTestimony } from '../join/RepositoryIndex';
import { UNKNOWN_DURATION } from './grace';
import { KnownSuccess, PlanMemory } from './memory/PlanMemory';

/** Two clocks may differ by this. Seconds. */
const CLOCK_SKEW = 300;

/**
 * A point is there before its run is told to have succeeded; so long may a client
 * answer from a list that it keeps. Seconds.
 */
const LISTING_LAG = 600;

/**
 * What repositories say about what an operator claims.
 *
 * - `seen`: a good point of a claimed success is there
 * - `hollow`: a listing taken after a claimed success and its grace has none
 * - `identical`: it has none, and none is due: nothing changed, and what did not
 *   change is not written again
 * - `not-told`: it has none; nobody told whether one was due
 * - `open`: no listing is late enough to tell
 * - `shared`: another plan writes under the same name, so nothing proves either
 */
export type ProofKind =
  | 'seen'
  | 'hollow'
  | 'identical'
  | 'not-told'
  | 'open'
  | 'shared';

/**
 * What a listing has where a good point of a success should be. `say` has the
 * words.
 *
 * - `nothing`: nothing under its name
 * - `older`: only what is older than that
 * - `empty`: a point without a file, or without a byte
 * - `damaged`: a backup of a database, with pages of a wrong checksum
 * - `incomplete`: a point that the tool calls so, with its reason
 * - `unread-files`: a point without files that could not be read
 */
export type ListedFault =
  | { kind: 'nothing' | 'older' | 'empty' | 'damaged' }
  | { kind: 'incomplete'; reason: string }
  | { kind: 'unread-files'; files: number | undefined };

/** A claim compared with a listing. Instants are epoch seconds. */
export interface Proof {
  kind: ProofKind;
  /** The listing it rests on. */
  listing: ListedIdentity;
  /** The success it is about; absent where none was compared. */
  success?: KnownSuccess;
  /** What is missing or wrong. */
  fault?: ListedFault;
  /** What is wrong with the newest point, where there is one of that run. */
  newestIs?: 'empty' | 'incomplete' | 'with-errors';
}

/** A point that ended before this run began is not of this run. */
function beginning(success: KnownSuccess): number {
  return (
    success.startedAt -
    CLOCK_SKEW -
    (success.durationSeconds === undefined ? UNKNOWN_DURATION : 0)
  );
}

function holds(listing: ListedIdentity, success: KnownSuccess): boolean {
  const good = listing.summary?.newestGood;
  return good !== undefined && good.finishedAt >= beginning(success);
}

/** There is a point of this run, good or not. */
function hasSince({ summary }: ListedIdentity, success: KnownSuccess): boolean {
  return (
    summary?.newest !== undefined &&
    summary.newest.finishedAt >= beginning(success)
  );
}

/** What stands where a good point should be. */
function faultOf(
  { summary }: ListedIdentity,
  success: KnownSuccess,
  ofDatabase: boolean,
): ListedFault {
  const { newest } = summary ?? {};
  if (!newest) return { kind: 'nothing' };
  if (newest.finishedAt < beginning(success)) return { kind: 'older' };
  if (newest.incomplete === undefined && newest.failedFiles === 0) {
    return { kind: 'empty' };
  }
  if (ofDatabase && newest.incomplete === undefined) {
    return { kind: 'damaged' };
  }
  return newest.incomplete
    ? { kind: 'incomplete', reason: newest.incomplete }
    : { kind: 'unread-files', files: newest.failedFiles };
}

function newestIs(
  listing: ListedIdentity,
  success: KnownSuccess,
): Proof['newestIs'] {
  const { newest } = listing.summary ?? {};
  if (!newest || !hasSince(listing, success)) return undefined;
  if (newest.incomplete !== undefined) return 'incomplete';
  return newest.failedFiles === 0 ? 'empty' : 'with-errors';
}

function compare(
  listing: ListedIdentity,
  success: KnownSuccess,
  skipsIdentical: boolean | undefined,
  ofDatabase: boolean,
): Proof {
  const { summary, extent } = listing;
  const newerBad = hasSince(listing, success);
  // Only the newest was seen, and it is bad: a good one may stand right behind it.
  if (extent === 'newest-only' && newerBad) {
    return { kind: 'open', listing, success };
  }
  const fault = faultOf(listing, success, ofDatabase);
  const nothingToWrite = summary?.newestGood !== undefined && !newerBad;
  if (nothingToWrite && skipsIdentical !== false) {
    return {
      kind: skipsIdentical ? 'identical' : 'not-told',
      listing,
      success,
      fault,
    };
  }
  return {
    kind: 'hollow',
    listing,
    success,
    fault,
    newestIs: newestIs(listing, success),
  };
}

/** Of two of one age, the one that saw every point. */
function tellsMore({ extent }: ListedIdentity): number {
  return extent === 'newest-only' ? 0 : 1;
}

/** The claim a proof is about, then the listing: the newest of either decides. */
function isStronger(proof: Proof, other: Proof): boolean {
  const claim = proof.success?.finishedAt ?? 0;
  const otherClaim = other.success?.finishedAt ?? 0;
  return claim === otherClaim
    ? proof.listing.takenAt > other.listing.takenAt
    : claim > otherClaim;
}

/**
 * Compares what an operator claims with what repositories list.
 *
 * @param options - `graceSeconds`: a listing taken within it after a success
 * does not tell; `shared`: another plan writes under the same name there
 * @returns `undefined` where no listing of its repository is known
 */
export function proofOf(options: {
  /** Absent: nothing is known of the repository. */
  view: RepositoryTestimony | undefined;
  memory: PlanMemory;
  graceSeconds: number;
  shared: boolean;
  ofDatabase?: boolean;
}): Proof | undefined {
  const { view, memory, graceSeconds, shared, ofDatabase = false } = options;
  if (!view) return undefined;
  const newestFirst = [...view.listings].sort(
    (a, b) => b.takenAt - a.takenAt || tellsMore(b) - tellsMore(a),
  );
  const [newest] = newestFirst;
  if (!newest) return undefined;
  if (shared) return { kind: 'shared', listing: newest };
  const { lastSuccess, successBefore } = memory;
  const claimed = [lastSuccess, successBefore].flatMap(
    success => success ?? [],
  );
  const proofs = newestFirst.map((listing): Proof => {
    const checkable = claimed.find(success => {
      // What is there but not whole may be whole soon; what is whole stays empty.
      const wait =
        newestIs(listing, success) === 'incomplete'
          ? graceSeconds
          : Math.min(graceSeconds, LISTING_LAG);
      return success.finishedAt + wait <= listing.takenAt;
    });
    const seen = claimed.find(
      success =>
        holds(listing, success) &&
        // An older one proves nothing once a newer one can be told.
        (checkable === undefined || success.finishedAt >= checkable.finishedAt),
    );
    if (seen) return { kind: 'seen', listing, success: seen };
    return checkable
      ? compare(listing, checkable, view.kept?.skipsIdentical, ofDatabase)
      : { kind: 'open', listing };
  });
  const told = proofs.filter(proof => proof.kind !== 'open');
  return (told.length > 0 ? told : proofs).reduce((best, proof) =>
    isStronger(proof, best) ? proof : best,
  );
}
