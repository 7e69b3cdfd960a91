import { durationInWords } from '../text/durationInWords';
import type { Runbook } from './Runbook';
import { sectionsOf } from './runbookSections';

/**
 * How long restores of the same kind took.
 *
 * @public
 */
export interface RestoringTime {
  /** From the fastest to the slowest that is to be expected, of all items together. */
  seconds: { from: number; to: number };
  /** How many restores that is known from. */
  restores: number;
  /** When the newest of them ended: ISO 8601 UTC. */
  lastAt: string;
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function timeInWords({ seconds, restores, lastAt }: RestoringTime): string {
  const [least, most] = [seconds.from, seconds.to].map(durationInWords);
  const range = least === most ? most : `${least} to ${most}`;
  return `about ${range} to restore (by ${counted(
    restores,
    'timed restore',
  )}, the last on ${lastAt.slice(0, 10)})`;
}

/**
 * The first line of a runbook. The steps of the way back are not counted: they are
 * typed only where it went wrong.
 *
 * @example `8 steps, about 6 min to restore (by 1 timed restore, the last on 2026-08-22), destroys at step 5.`
 *
 * @param restoring - absent: no restore was timed, and no duration is said
 *
 * @public
 */
export function runbookLead(
  runbook: Pick<Runbook, 'steps'>,
  restoring?: RestoringTime,
): string {
  const steps = sectionsOf(runbook)
    .flatMap(section => section.steps)
    .filter(({ step }) => step.phase !== 'undo');
  const destroying = steps
    .filter(({ step }) => step.destroys)
    .map(({ number }) => number);
  const places = new Intl.ListFormat('en').format(destroying.map(String));
  return `${[
    counted(steps.length, 'step'),
    ...(restoring ? [timeInWords(restoring)] : []),
    destroying.length === 0
      ? 'destroys nothing'
      : `destroys at step${destroying.length === 1 ? '' : 's'} ${places}`,
  ].join(', ')}.`;
}
