import { timeInWords } from 'backstage-plugin-backups-common';
import { Proof } from '../judge/proof';

/** @returns what a repository says of a claimed success, in a sentence */
export function proofInWords({
  kind,
  listing,
  success,
  because,
}: Proof): string {
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
      return `The repository has no restore point of ${claim}, ${listed}, and nothing says whether one was due.`;
    case 'open':
      return `The repository was last listed ${timeInWords(
        listing.takenAt,
      )}, too early to show ${claim}.`;
    case 'shared':
      return 'Another copy writes to the same repository under the same name, so its restore points prove neither.';
    default: {
      const unplaced: never = kind;
      throw new Error(`Proof without a sentence: ${unplaced}`);
    }
  }
}
