/** Characters that mean nothing to any POSIX shell, wherever they stand. */
const PLAIN = /^[A-Za-z0-9_@%+:,./=-]+$/;

/**
 * What a terminal acts on, and what no eye tells apart: control characters but
 * the end of a line, directions of writing, characters without width, blanks that
 * are not a space.
 */
const UNSEEN =
  /(?:(?!\n)\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|(?! )\p{Zs}|[\u034f\u115f\u1160\u3164\ufe00-\ufe0f])+/gu;

/** Bytes as every `printf` of POSIX reads them. */
function spelledOut(text: string): string {
  const bytes = [...new TextEncoder().encode(text)]
    .map(byte => `\\${byte.toString(8).padStart(3, '0')}`)
    .join('');
  return `"$(printf '${bytes}')"`;
}

/**
 * Quotes a word for a POSIX shell. The only function that does: every command
 * the portal shows goes through it. What cannot be seen is spelled out, so that
 * it does nothing to a terminal into which it is pasted, and misleads nobody.
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
  const quoted = `'${word.replaceAll("'", `'\\''`)}'`;
  // Between two quoted pieces stands what is spelled out.
  return quoted
    .replace(UNSEEN, unseen => `'${spelledOut(unseen)}'`)
    .replace(/^''(?="\$\()|(?<=\)")''$/g, '');
}
