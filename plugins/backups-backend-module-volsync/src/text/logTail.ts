import { stripVTControlCharacters } from 'node:util';
import { memoise, redactText } from 'backstage-plugin-backups-node';

/** Bound of what is kept of a log, in bytes of UTF-8. VolSync itself keeps as much. */
const MAXIMUM_BYTES = 1024;

/**
 * A log of at least this size was probably cut by VolSync
 * (`MOVER_LOG_MAX_BYTES`, 1024 by default; a character may be lost to the cut).
 */
const PROBABLY_CUT_BYTES = 1020;

// What no terminal and no database should be given: control characters but tab and
// newline, and halves of surrogate pairs, which a cut between bytes leaves behind.
const CONTROL = /(?![\t\n])\p{Cc}/gu;
const LONE_SURROGATE = /\p{Cs}/gu;

function clean(text: string): string {
  return stripVTControlCharacters(text.replace(/\r\n?/g, '\n'))
    .replace(CONTROL, '')
    .replace(LONE_SURROGATE, '\uFFFD');
}

function lastBytes(text: string, bytes: number): string {
  const buffer = Buffer.from(text, 'utf8');
  if (buffer.length <= bytes) return text;
  let start = buffer.length - bytes;
  // Continuation bytes are 10xxxxxx: step to the start of a character.
  while (start < buffer.length && buffer[start] >= 0x80 && buffer[start] < 0xc0)
    start += 1;
  return buffer.subarray(start).toString('utf8');
}

/** Logs of 1 KiB each: some 20 MB at the most. */
const shorten = memoise(logs => {
  let text = clean(logs);
  const wasCut = Buffer.byteLength(logs, 'utf8') >= PROBABLY_CUT_BYTES;
  const firstBreak = text.indexOf('\n');
  if (wasCut && firstBreak >= 0) text = text.slice(firstBreak + 1);
  return lastBytes(redactText(text), MAXIMUM_BYTES).trim();
}, 10_000);

/**
 * Turns a mover's log into what may be kept and shown: redacted, free of control
 * characters, well-formed, at most 1 KiB. VolSync keeps the end of a log, cut at a
 * byte: the first line of a cut log may be the second half of a secret whose name
 * is gone, so it is dropped.
 *
 * @param logs - `status.latestMoverStatus.logs`
 * @returns `undefined` when nothing is left
 */
export function logTail(logs: string | undefined): string | undefined {
  return logs ? shorten(logs) || undefined : undefined;
}
