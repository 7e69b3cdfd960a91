import { ProofView, instantToIso } from 'backstage-plugin-backups-common';
import { ListedIdentity } from '../../join/RepositoryIndex';
import { Proof } from '../../judge/proof';
import { proofInWords } from '../../say/proofs';

/**
 * @param kept - the list whose points are kept
 * @param currentUntil - of the source that listed it, epoch seconds
 * @param now - epoch seconds
 * @returns what the repository says of a plan, as the page shows it
 */
export function proofView(
  proof: Proof,
  kept: ListedIdentity | undefined,
  currentUntil: number,
  now: number,
): ProofView {
  const { listing } = proof;
  const good = listing.summary?.newestGood;
  // The list it rests on may show of each name only the newest.
  const counting = listing.extent === 'newest-only' ? kept : listing;
  const summary = counting?.summary;
  return {
    listedAt: instantToIso(listing.takenAt),
    current: now <= currentUntil,
    sentence: proofInWords(proof),
    points: counting && (summary?.points ?? 0),
    good: counting && (summary?.good ?? 0),
    newestGood: good && {
      dataTime: instantToIso(good.startedAt),
      sizeBytes: good.sizeBytes,
      files: good.files,
    },
    oldestGood:
      summary?.oldestGoodAt !== undefined
        ? instantToIso(summary.oldestGoodAt)
        : undefined,
    browsable: (kept?.summary?.points ?? 0) > 0,
  };
}
