import {
  GateAnswer,
  GateQuestion,
  durationInWords,
  timeInWords,
} from 'backstage-plugin-backups-common';
import { GateReason } from '../../judge/foresight/gates';
import { deletionFix, deletionInWords } from './deletionWords';

const DONE: Record<GateQuestion, string> = {
  deploy: 'deployed',
  delete: 'deleted',
  upgrade: 'upgraded',
};

/** @returns the answer to "may it be deleted?" in two or three words */
export function gateInWords(
  question: GateQuestion,
  answer: GateAnswer,
): string {
  switch (answer) {
    case 'yes':
      return `May be ${DONE[question]}.`;
    case 'no':
      return `Must not be ${DONE[question]} now.`;
    case 'not-known':
      return `Not known whether it may be ${DONE[question]}.`;
    default: {
      const unplaced: never = answer;
      throw new Error(`Answer without words: ${unplaced}`);
    }
  }
}

function togetherInWords(
  about: Extract<GateReason['about'], { code: 'together' }>,
  effect: GateReason['effect'],
  now: number,
): string {
  const { at, gapSeconds = 0, rpoSeconds } = about;
  if (at === undefined) {
    return about.kind === 'none'
      ? 'There is no moment that all of it goes back to.'
      : 'It is not known to which moment all of it goes back.';
  }
  const age = durationInWords(now - at);
  const gap = gapSeconds > 0 ? ` (${durationInWords(gapSeconds)} apart)` : '';
  const to = `All of it goes back to ${timeInWords(at)}, ${age} ago${gap}`;
  if (rpoSeconds === undefined)
    return `${to}; nothing says how old that may be.`;
  return effect === 'no'
    ? `${to}: more than the RPO of ${durationInWords(rpoSeconds)}.`
    : `${to}.`;
}

/**
 * @param reason - of a gate
 * @param words - `headline` of the app, `nameOf` an item by its key
 * @returns the reason in sentences, and what to do about it
 */
export function reasonInWords(
  { about, effect }: GateReason,
  words: { headline: string; nameOf: (key: string) => string; now: number },
): { text: string; fix?: string } {
  switch (about.code) {
    case 'not-linked':
      return {
        text: 'Nothing of this app was found, so nothing is known of its data.',
      };
    case 'verdict':
      return { text: words.headline };
    case 'fate':
      return {
        text: `${words.nameOf(about.itemKey)}: ${deletionInWords(
          about.deletion,
        )}`,
        fix: effect === 'no' ? deletionFix(about.deletion) : undefined,
      };
    case 'together':
      return {
        text: togetherInWords(about, effect, words.now),
        fix:
          effect === 'no'
            ? 'Copy all of it now, stopped or from one snapshot, and ask again.'
            : undefined,
      };
    default: {
      const unplaced: never = about;
      throw new Error(`Reason without words: ${JSON.stringify(unplaced)}`);
    }
  }
}
