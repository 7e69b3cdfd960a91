import { dayInWords, run, timeInWords } from 'backstage-plugin-backups-common';
import { commandInText } from 'backstage-plugin-backups-node';
import { LastToGo } from '../../judge/foresight/lastToGo';

/** Until when what is there can be brought back, and of which points that is said. */
export interface KeptUntil {
  last: LastToGo;
  /** The newest points shrank, and those of the usual size are meant. */
  ofUsual: boolean;
  method: string;
  /** Id of the point that is removed last. */
  pointId?: string;
}

/** A run that is called off removes nothing, and one that is late removes it later. */
const AS_SCHEDULED = 'if its runs go on as scheduled';

const UNTOLD: Record<
  Extract<LastToGo, { kind: 'not-known' }>['because'],
  string
> = {
  'no-listing': 'no listing of its repository was read',
  rules: 'what it keeps could not be read',
  schedule: 'when its next runs are could not be read',
};

/** @returns until when, in a sentence */
export function keptUntilInWords({ last, ofUsual }: KeptUntil): string {
  switch (last.kind) {
    case 'until':
      return ofUsual
        ? `The last restore point of the usual size (${timeInWords(
            last.point,
          )}) is removed about ${timeInWords(last.at)}, ${AS_SCHEDULED}.`
        : `Until about ${dayInWords(
            last.at,
          )}, ${AS_SCHEDULED}: then the last restore point of today is removed.`;
    case 'pinned':
      return `The restore point of ${timeInWords(
        last.point,
      )} is pinned and stays.`;
    case 'kept':
      return 'Retention removes nothing.';
    case 'no-runs':
      return 'Nothing is removed while it makes no further restore point.';
    case 'none':
      return ofUsual
        ? 'No restore point of the usual size is left.'
        : 'No restore point is there.';
    case 'not-known':
      return `Not known: ${UNTOLD[last.because]}.`;
    default: {
      const unplaced: never = last;
      throw new Error(`End without words: ${unplaced}`);
    }
  }
}

/** @returns what keeps the last good point longer; `undefined`: nothing is in a hurry */
export function keptUntilFix({
  last,
  ofUsual,
  method,
  pointId,
}: KeptUntil): string | undefined {
  if (!ofUsual || last.kind !== 'until') return undefined;
  return method === 'kopia' && pointId
    ? `Where the repository is connected, ${commandInText(
        run('kopia', 'snapshot', 'pin', pointId, '--add=usual-size'),
      )} keeps it until the pin is removed.`
    : 'Hold the copying until it was looked into: only runs remove restore points.';
}
