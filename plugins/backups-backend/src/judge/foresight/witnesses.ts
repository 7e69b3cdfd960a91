import { WitnessKind } from 'backstage-plugin-backups-common';
import { ProofKind } from '../proof';

/** Instants are epoch seconds, durations seconds. */

/** So much later than a success may its own point be. */
const SAME_RUN = 1800;

/** What makes a copy, as a witness of it. */
export interface OperatorWord {
  /** The last success that it reports; absent: it reports none. */
  successAt?: number;
  /** When it was last read in full; 0: never. */
  readAt: number;
  /** It can still be relied on. */
  current: boolean;
}

/** A list of the repository, as a witness. */
export interface RepositoryWord {
  /** What it says of the success that the operator reports. */
  proof: ProofKind;
  /** The newest good point in it. */
  newestGoodAt?: number;
  current: boolean;
}

/**
 * Asks all that can know of a copy whether they say the same. What one witness
 * alone says is called so, and a list that has fallen silent is no witness.
 *
 * @param repository - absent: no list of it was ever read
 */
export function witnessesOf(
  operator: OperatorWord,
  repository: RepositoryWord | undefined,
): WitnessKind {
  const { successAt } = operator;
  const listed = repository?.newestGoodAt;
  if (successAt === undefined) {
    return listed === undefined ? 'none' : 'repository-alone';
  }
  if (!repository?.current) return 'operator-alone';
  const isNewer = listed !== undefined && listed > successAt + SAME_RUN;
  if (isNewer && !operator.current) return 'repository-alone';
  // What was made after it was last read, it could not report.
  if (isNewer && listed + SAME_RUN <= operator.readAt) {
    return 'repository-newer';
  }
  switch (repository.proof) {
    case 'seen':
    case 'identical':
      return 'agree';
    case 'hollow':
    case 'not-told':
      return 'operator-newer';
    case 'open':
      return 'too-early';
    case 'shared':
      return 'operator-alone';
    default: {
      const unplaced: never = repository.proof;
      throw new Error(`Proof without a place: ${unplaced}`);
    }
  }
}
