import { stripVTControlCharacters } from 'node:util';
import { redactText, sentenceOf } from 'backstage-plugin-backups-node';
import type { Snapshot } from '../read/Snapshot';

/** Bound of what is kept of a log. Characters. */
const MAXIMUM = 1024;

const CONTROL = /(?![\t\n])\p{Cc}/gu;

const TELLING =
  /\b(?:error|fatal|failed|failure|denied|cannot|can't|unable|refused|timed? ?out|no such|not found|locked|wrong)\b/i;

function clean(text: string): string {
  return redactText(
    stripVTControlCharacters(text.replace(/\r\n?/g, '\n')).replace(CONTROL, ''),
  );
}

/** The last line that tells what went wrong, or else the last one. */
function tellingLine(log: string): string | undefined {
  const lines = log.split('\n').filter(line => line.trim() !== '');
  return lines.filter(line => TELLING.test(line)).at(-1) ?? lines.at(-1);
}

/**
 * Why a run or a restore failed, in Kopiur's own words. Logs may carry endpoints
 * with credentials: they are redacted before anything of them is kept.
 *
 * @param extent - `line` for a sentence, `whole` for the end of the log
 */
export function failureMessage(
  status:
    | Pick<NonNullable<Snapshot['status']>, 'failure' | 'logTail'>
    | undefined,
  extent: 'line' | 'whole' = 'line',
): string | undefined {
  const { failure, logTail } = status ?? {};
  const log = clean(failure?.stderrTail ?? logTail ?? '').trim();
  if (extent === 'whole') return log.slice(-MAXIMUM) || undefined;
  const words = failure?.message ?? tellingLine(log);
  if (words === undefined && !failure?.kopiaErrorClass) return undefined;
  return sentenceOf(
    [failure?.kopiaErrorClass, words].filter(Boolean).join(': '),
  );
}
