import { CauseKind, timeInWords } from 'backstage-plugin-backups-common';

/** What a sentence about a cause is made from. `since`: epoch seconds; 0: never read. */
export interface CauseInWords {
  kind: CauseKind;
  subject: string;
  since: number;
}

function copies(plans: number, of: number | undefined): string {
  if (of === undefined) return `${plans} copies`;
  return plans === of && of > 1
    ? `All ${of} copies`
    : `${plans} of ${of} ${of === 1 ? 'copy' : 'copies'}`;
}

/**
 * @param of - copies that share what it is about; absent: the viewer may not see all
 * @returns one sentence that stands alone
 */
export function causeTitle(
  cause: CauseInWords,
  plans: number,
  of?: number,
): string {
  const { kind, subject } = cause;
  const since = timeInWords(cause.since);
  switch (kind) {
    case 'source':
      return cause.since > 0
        ? `${subject} has not answered since ${since}.`
        : `${subject} has never answered.`;
    case 'server':
      return `${copies(
        plans,
        of,
      )} on ${subject} went wrong together, from ${since} on.`;
    case 'destination':
      return `${copies(
        plans,
        of,
      )} to ${subject} went wrong together, from ${since} on.`;
    case 'error':
      return `${plans} copies fail with one error since ${since}: ${subject}.`;
    case 'cluster':
      return `${copies(
        plans,
        of,
      )} of ${subject} went wrong together, from ${since} on.`;
    default: {
      const unplaced: never = kind;
      throw new Error(`Cause without words: ${unplaced}`);
    }
  }
}

/** @returns why nothing can be told, where the time since when stands beside it */
export function silentNow(cluster: string): string {
  return `${cluster} is not answering`;
}

/** @returns what to look at first */
export function causeFix({ kind, subject }: CauseInWords): string {
  switch (kind) {
    case 'source':
      return `Check that ${subject} is up and that the portal may read it; its error is listed under its sources. Its own copies may be made meanwhile; we couldn't check. What waits for it resumes once it is back.`;
    case 'server':
      return `Check that ${subject} is up, exports what is mounted, and has room.`;
    case 'destination':
      return `Check that ${subject} can be reached, that its credentials are valid, and that it has room.`;
    case 'error':
      return `Look at one of them: its fix is the fix of all.`;
    case 'cluster':
      return `Check the backup controller on ${subject}, its snapshots and its storage.`;
    default: {
      const unplaced: never = kind;
      throw new Error(`Cause without a fix: ${unplaced}`);
    }
  }
}
