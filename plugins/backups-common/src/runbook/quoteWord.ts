/** Characters that mean nothing to any POSIX shell, wherever they stand. */
const PLAIN = /^[A-Za-z0-9_@%+:,./=-]+$/;

/**
 * Quotes a word for a POSIX shell. The only function that does: every command
 * the portal shows goes through it.
 *
 * @param word - any text; a shell gives it on unchanged
 * @throws TypeError for a NUL, which no program can be given
 *
 * @public
 */
export function quoteWord(word: string): string {
  if (word.includes('\u0000')) {
    throw new TypeError('A command cannot hold a NUL character.');
  }
  if (PLAIN.test(word)) return word;
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
