import type { Command } from './Command';
import { commandText } from './renderCommand';

/**
 * A part of a sentence: words, or a name that is set apart and never read as
 * markup.
 *
 * @public
 */
export type ProsePart = { text: string } | { code: string };

/**
 * A sentence for people. Names in it come from live objects: a page that shows it
 * escapes them.
 *
 * @public
 */
export type Prose = ProsePart[];

/**
 * Writes a sentence. A name that is interpolated is set apart; another sentence
 * goes in as it is; a command is quoted as in a block of commands.
 *
 * @example
 * prose`You should see no pod of ${name}.`
 *
 * @public
 */
export function prose(
  words: TemplateStringsArray,
  ...names: (string | number | Prose | Command)[]
): Prose {
  return words.flatMap((text, index): Prose => {
    const parts: Prose = text === '' ? [] : [{ text }];
    if (index >= names.length) return parts;
    const name = names[index];
    if (Array.isArray(name)) return [...parts, ...name];
    const code = typeof name === 'object' ? commandText(name) : String(name);
    return [...parts, { code }];
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
