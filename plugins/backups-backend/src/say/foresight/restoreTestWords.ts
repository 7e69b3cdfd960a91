import { RestoreTestState, timeInWords } from 'backstage-plugin-backups-common';
import { RestoreTestAt } from '../../judge/foresight/restoreTest';

const STATES: Record<RestoreTestState, string> = {
  passed: 'ended well',
  running: 'runs now',
  late: 'is late',
  stuck: 'has run for more than a day',
  failed: 'failed when it last ran',
  never: 'has never ended well',
  off: 'is switched off',
  'not-known': 'cannot be read now',
};

/**
 * @param by - what runs it: `CronJob media/radarr-restore-test`
 * @param isRecorded - people and jobs record it; else only its own word is known
 * @returns how a test of a restore stands, in sentences
 */
export function restoreTestInWords(
  { state, passedAt, dueAt }: RestoreTestAt,
  by: string,
  isRecorded: boolean,
): string {
  const passed =
    passedAt === undefined || state === 'never'
      ? undefined
      : `Last ended well ${timeInWords(passedAt)}.`;
  const due = dueAt === undefined ? undefined : `Due by ${timeInWords(dueAt)}.`;
  const word =
    isRecorded || passedAt === undefined
      ? undefined
      : 'That is its own word: what it compared is not known.';
  return [`${by} ${STATES[state]}.`, passed, due, word]
    .filter(Boolean)
    .join(' ');
}
