import { durationInWords, timeInWords } from 'backstage-plugin-backups-common';
import { Deletion } from '../../judge/foresight/deletion';

function fateInWords({ kind, at, by, because }: Deletion): string {
  const why = because ? `: ${because}` : '';
  switch (kind) {
    case 'stays':
      return 'Its data stays: it does not lie in what is deleted.';
    case 'newest':
      return at === undefined
        ? `Comes back from ${by}, and it is not known how new that is.`
        : `Comes back as of ${timeInWords(at)}, its newest copy, by ${by}.`;
    case 'older':
      return at === undefined
        ? `Comes back from ${by} with data of an unknown time${why}.`
        : `Comes back with data of ${timeInWords(
            at,
          )} or before, by ${by}${why}.`;
    case 'empty':
      return `Comes back empty${why}.`;
    case 'waits':
      return `Does not come back by itself: it waits for ${by}${why}.`;
    case 'not-known':
      return `Not known what comes back${why}.`;
    default: {
      const unplaced: never = kind;
      throw new Error(`Fate without words: ${unplaced}`);
    }
  }
}

function byHand({ kind, at, newest }: Deletion): string | undefined {
  if (kind === 'stays' || kind === 'newest') return undefined;
  if (!newest) return 'No copy of it is known.';
  const older = at === undefined ? 0 : newest.at - at;
  const newer = older > 0 ? ` ${durationInWords(older)} newer,` : '';
  return `By hand: as of ${timeInWords(newest.at)},${newer} from ${
    newest.destination
  }.`;
}

/** @returns what becomes of an item that is deleted now, in sentences */
export function deletionInWords(deletion: Deletion): string {
  const { kind, makers, volumeStays } = deletion;
  const remade =
    makers.length > 0 ? `Made again by ${makers.join(', ')}.` : undefined;
  const unmade =
    kind === 'stays' || remade
      ? undefined
      : 'Nothing that was seen makes it again: this holds where it is made again by hand.';
  return [
    fateInWords(deletion),
    byHand(deletion),
    volumeStays
      ? 'Its old volume is kept, and has to be bound by hand.'
      : undefined,
    kind === 'stays' ? undefined : remade,
    unmade,
  ]
    .filter(Boolean)
    .join(' ');
}

/** @returns what to do before it is deleted; `undefined`: nothing, or nothing that is known */
export function deletionFix({
  kind,
  by,
  newest,
}: Deletion): string | undefined {
  switch (kind) {
    case 'older':
    case 'empty':
    case 'waits':
      return newest
        ? `Restore the copy of ${timeInWords(newest.at)} from ${
            newest.destination
          } by its runbook before the app runs again${
            kind === 'older' ? `, or renew ${by} first` : ''
          }.`
        : 'Make a copy first.';
    case 'stays':
    case 'newest':
    case 'not-known':
      return undefined;
    default: {
      const unplaced: never = kind;
      throw new Error(`Fate without a place: ${unplaced}`);
    }
  }
}
