import { RtoAnswer, durationInWords } from 'backstage-plugin-backups-common';
import { RestoreTime } from '../../judge/foresight/restoreTime';

/** What no restore that was tried has in it. */
const LEFT_OUT = 'Deciding, finding keys and starting the app are not in it.';

function rangeInWords({ from, to }: { from: number; to: number }): string {
  const [least, most] = [durationInWords(from), durationInWords(to)];
  return least === most ? most : `${least} to ${most}`;
}

/**
 * @param time - `undefined`: there is no basis
 * @param now - epoch seconds
 * @returns how long a restore takes, from what that is known, and what it leaves out
 */
export function restoreTimeInWords(
  time: RestoreTime | undefined,
  destination: string,
  now: number,
): string {
  if (!time) {
    return `Not known from ${destination}: no restore from there was timed. Record a drill with its duration.`;
  }
  const { seconds, basis, checked } = time;
  const restores =
    basis.restores === 1 ? 'one restore' : `${basis.restores} restores`;
  const how = basis.by === 'size' ? ', by their bytes' : '';
  const wrong =
    checked && !checked.isRight
      ? ` The last one took ${durationInWords(
          checked.tookSeconds,
        )}, where ${rangeInWords(
          checked.said,
        )} would have been said: do not rely on it.`
      : '';
  return `${rangeInWords(
    seconds,
  )} from ${destination}, after ${restores}${how}, the last ${durationInWords(
    now - basis.lastAt,
  )} ago. ${LEFT_OUT}${wrong}`;
}

/** @returns what an RTO has to do with that; `undefined`: none is declared */
export function rtoInWords(
  answer: RtoAnswer,
  rtoSeconds: number | undefined,
): string | undefined {
  if (rtoSeconds === undefined) return undefined;
  const rto = `the RTO of ${durationInWords(rtoSeconds)}`;
  switch (answer) {
    case 'met':
      return `Inside ${rto}.`;
    case 'may-be':
      return `Inside ${rto} if it goes well.`;
    case 'not-met':
      return `Longer than ${rto}.`;
    case 'not-known':
      return `Whether ${rto} can be met is not known.`;
    default: {
      const unplaced: never = answer;
      throw new Error(`RTO without words: ${unplaced}`);
    }
  }
}
