import { timeInWords } from 'backstage-plugin-backups-common';
import { Counted, NoCopy } from '../judge/Counted';
import { lackInWords } from './lacks';

function noCopyInWords(why: NoCopy): string {
  switch (why.kind) {
    case 'gone':
      return 'The object that makes it no longer exists.';
    case 'of-former-item':
      return `It is a copy of ${why.item}, in whose place another one is copied now.`;
    case 'overwritten':
      return `${why.method} keeps no history, and another run wrote to its place since.`;
    case 'database-copied-otherwise':
      return 'The database is copied in another way since.';
    case 'ending':
      return 'The object that makes it is being deleted.';
    case 'suspended':
      return 'It is suspended.';
    case 'removed':
      return `What it was seen to copy is in the repository no more: the oldest point there is newer than ${timeInWords(
        why.olderThan,
      )}.`;
    case 'contradicted':
      return 'It reported success, and no usable copy came of it.';
    case 'shares-fate':
      return `It lives where the ${why.of} lives (${why.failureDomain}).`;
    case 'log-never-archived':
      return 'No backup of it was made while its log was archived, and without the log it cannot be restored.';
    default: {
      const unplaced: never = why;
      throw new Error(`No copy without words: ${JSON.stringify(unplaced)}`);
    }
  }
}

/** @returns why a copy does not count, in a sentence; `undefined` where it does */
export function notCountedInWords(counted: Counted): string | undefined {
  if (counted.counted) return undefined;
  switch (counted.certainty) {
    case 'no-copy':
      return counted.why && noCopyInWords(counted.why);
    case 'not-known':
      return counted.lack && lackInWords(counted.lack);
    case 'not-yet':
      return 'It has never succeeded.';
    default: {
      const unplaced: never = counted;
      throw new Error(`Certainty without words: ${JSON.stringify(unplaced)}`);
    }
  }
}
