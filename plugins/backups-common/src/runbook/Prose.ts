/**
 * A part of a sentence: words, or a name that is set apart and never read as
 * markup.
 *
 * @public
 */
export type ProsePart = { text: string } | { code: string };

/**
 * A sentence for people. Names in it come from live objects: whoever shows it
 * escapes them.
 *
 * @public
 */
export type Prose = ProsePart[];

/**
 * Writes a sentence. A name that is interpolated is set apart; another sentence
 * goes in as it is.
 *
 * @example
 * prose`You should see no pod of ${name}.`
 *
 * @public
 */
export function prose(
  words: TemplateStringsArray,
  ...names: (string | number | Prose)[]
): Prose {
  return words.flatMap((text, index): Prose => {
    const parts: Prose = text === '' ? [] : [{ text }];
    if (index >= names.length) return parts;
    const name = names[index];
    return Array.isArray(name)
      ? [...parts, ...name]
      : [...parts, { code: String(name) }];
  });
}

/**
 * @returns a sentence without any markup, for labels and tests
 *
 * @public
 */
export function proseText(sentence: Prose): string {
  return sentence
    .map(part => ('code' in part ? part.code : part.text))
    .join('');
}
