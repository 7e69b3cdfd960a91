import { timeInWords } from 'backstage-plugin-backups-common';
import { ListedFault, Proof } from '../judge/proof';

/**
 * @param identity - under which name points are written
 * @returns what a listing has where a good point should be, in a sentence; empty where that is not known
 */
export function faultInWords(
  fault: ListedFault | undefined,
  identity: string,
): string {
  switch (fault?.kind) {
    case 'nothing':
      return `It holds nothing under ${identity}.`;
    case 'older':
      return `Its newest restore point of ${identity} is older than that.`;
    case 'empty':
      return `What it holds of ${identity} since then is empty: no file, or no byte.`;
    case 'damaged':
      return `What it holds of ${identity} since then has pages with a wrong checksum.`;
    case 'incomplete':
      return `What it holds of ${identity} since then is incomplete (${fault.reason}).`;
    case 'unread-files':
      return `What it holds of ${identity} since then misses ${fault.files} ${
        fault.files === 1 ? 'file' : 'files'
      } that could not be read.`;
    case undefined:
      return '';
    default: {
      const unplaced: never = fault;
      throw new Error(`Fault without words: ${JSON.stringify(unplaced)}`);
    }
  }
}

/** @returns what a repository says of a claimed success, in a sentence */
export function proofInWords(proof: Proof): string {
  const { kind, listing, success, fault } = proof;
  const listed = `as listed ${timeInWords(listing.takenAt)}`;
  const claim = success
    ? `the success of ${timeInWords(success.finishedAt)}`
    : 'its success';
  switch (kind) {
    case 'seen':
      return `The restore point of ${claim} is in the repository, ${listed}.`;
    case 'hollow':
      return `The repository has no good restore point of ${claim}, ${listed}. ${faultInWords(
        fault,
        listing.identity,
      )}`.trim();
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
