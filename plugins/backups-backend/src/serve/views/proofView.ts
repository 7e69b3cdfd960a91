import {
  ProofView,
  instantToIso,
  timeInWords,
} from 'backstage-plugin-backups-common';
import { ListedIdentity } from '../../join/RepositoryIndex';
import { Proof } from '../../judge/proof';

function sentenceOf({ kind, listing, success, because }: Proof): string {
  const listed = `as listed ${timeInWords(listing.takenAt)}`;
  const claim = success
    ? `the success of ${timeInWords(success.finishedAt)}`
    : 'its success';
  switch (kind) {
    case 'seen':
      return `The restore point of ${claim} is in the repository, ${listed}.`;
    case 'hollow':
      return `The repository has no good restore point of ${claim}, ${listed}. ${
        because ?? ''
      }`.trim();
    case 'identical':
      return `Nothing had changed, so nothing new was written; the newest restore point still holds the data of ${claim}, ${listed}.`;
    case 'not-told':
      return `The repository has no restore point of ${claim}, ${listed}, and nobody told whether one was due.`;
    case 'open':
      return `The repository was last listed ${timeInWords(
        listing.takenAt,
      )}, too early to show ${claim}.`;
    case 'shared':
      return 'Another copy writes into the same repository under the same name, so its restore points prove neither.';
    default: {
      const unplaced: never = kind;
      throw new Error(`Proof without a sentence: ${unplaced}`);
    }
  }
}

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
    sentence: sentenceOf(proof),
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
