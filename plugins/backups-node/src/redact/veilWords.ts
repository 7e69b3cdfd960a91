import { createHash } from 'node:crypto';

/** Enough to tell the names of one cluster apart. Hexadecimal digits. */
const DIGITS = 8;

/**
 * Hides the words of a name that might hold a secret, and keeps how it is put
 * together: equal words stay equal, and so do `-`, `_`, `.` and `/` between them.
 *
 * @param name - for instance `radarr-volsync`
 * @returns for instance `3ab1cde2-90f1a2b3`
 *
 * @public
 */
export function veilWords(name: string): string {
  return name.replace(/[^-_./]+/g, word =>
    createHash('sha256').update(word).digest('hex').slice(0, DIGITS),
  );
}
