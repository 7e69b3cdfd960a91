import { durationInWords } from 'backstage-plugin-backups-common';
import { utcText } from 'backstage-plugin-backups-node';
import { MomentBasis } from '../judge/database/KnownMoment';

/** How backups are known, as a clause about one or several. */
function toldBy(listedAt: number | undefined, be: 'was' | 'were'): string {
  return listedAt === undefined
    ? `that ${be} seen`
    : `that the repository listed on ${utcText(
        listedAt,
      )} or that ${be} made since`;
}

function sinceWords(since: number | undefined): string {
  return since === undefined ? '' : ` since ${utcText(since)}`;
}

/** @returns what a moment of a recovery window rests on, in a sentence or two */
export function momentInWords(basis: MomentBasis): string {
  switch (basis.kind) {
    case 'tool':
      return 'The tool itself says since when it can restore.';
    case 'log-kept':
      return `The end of the oldest sound one of the newest ${basis.newest} ${
        basis.of
      } backups ${toldBy(
        basis.listedAt,
        'were',
      )}: behind these the log is kept.`;
    case 'oldest-full':
      return `The end of the oldest sound full backup ${toldBy(
        basis.listedAt,
        'was',
      )}, as far as retention keeps it.${
        basis.withoutLog ? ' The log behind it is not kept.' : ''
      }`;
    case 'former-system':
      return 'The end of the newest backup. It is of a former database system, and the log of now cannot be replayed on it.';
    case 'log-in-segments':
      return 'The end of the newest backup. The log is archived too, but how far is not known: segments wait until they are full.';
    case 'log-archived':
      return `The log is archived at the latest every ${durationInWords(
        basis.lagSeconds,
      )}, and at the last reading that worked.${
        basis.since === undefined
          ? ''
          : ` It has worked since ${utcText(basis.since)}.`
      }`;
    case 'log-failing':
      return `The log is not archived any more${sinceWords(
        basis.since,
      )}. Nothing later can be restored.`;
    case 'database-halted':
      return `The database is not ready${sinceWords(
        basis.since,
      )}. When its log was last archived is not known any better.`;
    case 'log-seen-until-then':
      return 'The operator saw the log archived up to then. Nothing says that it is archived since.';
    case 'log-not-seen':
      return 'Nothing says that the log is archived now.';
    case 'newest-listed':
      return `The end of the newest backup that the repository listed on ${utcText(
        basis.listedAt,
      )} with all the log it needs. Nothing says that the log is archived since.`;
    default: {
      const unplaced: never = basis;
      throw new Error(`Moment without words: ${JSON.stringify(unplaced)}`);
    }
  }
}
