import type { Page } from './Page';
import type { Span } from './Span';

/** A value behind a name. */
export interface Value extends Span {
  /** Without its quotes. */
  readonly shown: string;
  readonly quoted: boolean;
}

/** Where a value may end. */
export interface Bounds {
  /** A phrase may hold spaces: unless it is quoted, it ends with the line. */
  readonly toLineEnd: boolean;
  /** The quote in which name and value stand together. */
  readonly within?: string;
}

/** How far a quote or a bracket is followed beyond its line. */
const FARTHEST = 1_024;

const OPENING = /(\\*)(["'`“”„«])/y;
const CLOSING: Readonly<Record<string, RegExp>> = {
  '"': /(\\*)"|\n/g,
  "'": /(\\*)'|\n/g,
  '`': /(\\*)`|\n/g,
  '“': /()[”“]|\n/g,
  '”': /()[”“]|\n/g,
  '„': /()[“”]|\n/g,
  '«': /()»|\n/g,
};
const BLOCK = /(?:[!&][\w!/.-]{0,64}[ \t]{1,5}){0,2}[|>][+-]?\d?[ \t]*\r?\n/y;
/** The next variable of a list, the next field of an object. */
const NEXT_NAME =
  /[,;&][ \t]*(?:[\w.-]{1,64}=|[A-Z]\w{0,40}:|\\*["'][\w .-]{1,64}\\*["'][ \t]*:)/y;
const CALLED = /[\w.$]{1,64}(?=\([ \t]*\\{0,7}["'`])/y;
const WORD_END = /[\s,;&"'`\\<)\]}]/g;

/** @returns the index of the quote that closes, and of what comes after it */
function closingQuote(
  text: string,
  at: number,
  quote: string,
  depth: number,
): [number, number] | undefined {
  const pattern = CLOSING[quote];
  pattern.lastIndex = at;
  for (
    let match = pattern.exec(text);
    match && match.index - at < 16 * FARTHEST;
    match = pattern.exec(text)
  ) {
    if (match[0] === '\n') {
      if (match.index - at > FARTHEST) return undefined;
    } else {
      const slashes = match[1].length;
      // A quote of the layer outside ends it, too.
      const closes = depth === 0 ? slashes % 2 === 0 : slashes <= depth;
      if (closes) return [match.index, match.index + match[0].length];
    }
  }
  return undefined;
}

function closingBracket(text: string, at: number): number | undefined {
  const closes: Record<string, string> = { '[': ']', '(': ')' };
  const end = Math.min(text.length, at + FARTHEST / 2);
  const open = text[at];
  let depth = 0;
  for (let index = at; index < end; index += 1) {
    if (text[index] === open) depth += 1;
    if (text[index] === closes[open]) depth -= 1;
    if (depth === 0) return index + 1;
  }
  return undefined;
}

/** The lines that are further in than the one with the name. */
function blockAfter(page: Page, at: number, first: number): number {
  const { text } = page;
  const lineStart = page.lineStartAt(at);
  const indent = /^[ \t]*/.exec(text.slice(lineStart, lineStart + 200))![0]
    .length;
  let end = first;
  while (end < text.length) {
    const lineEnd = text.indexOf('\n', end);
    const next = lineEnd < 0 ? text.length : lineEnd + 1;
    const line = text.slice(end, Math.min(next, end + 300));
    if (line.trim() !== '' && /^[ \t]*/.exec(line)![0].length <= indent) break;
    end = next;
  }
  return end;
}

function wordEnd(text: string, at: number, limit: number): number {
  let index = at;
  while (index < limit) {
    WORD_END.lastIndex = index;
    const match = WORD_END.exec(text);
    if (!match || match.index >= limit) return limit;
    index = match.index;
    const character = match[0];
    const next = text[index + 1] ?? '';
    if (/\s/.test(character)) return index;
    if (character === '\\') {
      // An escaped blank is a part of the word, an escaped quote ends a text.
      if (/["`]/.test(next) && index > at) return index;
      index += 2;
    } else if (/["'`]/.test(character)) {
      if (index > at && /^[\s,;:)\]}>]?$/.test(next)) return index;
      const closing = closingQuote(text, index + 1, character, 0);
      if (!closing || closing[0] > limit) return index > at ? index : limit;
      index = closing[1];
    } else if (/[,;&]/.test(character)) {
      NEXT_NAME.lastIndex = index;
      if (next === '' || /\s/.test(next) || NEXT_NAME.test(text)) return index;
      index += 1;
    } else if (character === '<') {
      if (next === '/') return index;
      index += 1;
    } else {
      if (next === '' || /[\s,;)\]}"'`\\]/.test(next)) return index;
      index += 1;
    }
  }
  return limit;
}

/**
 * Finds where a value ends: at its quote, with its line, with the shell's word,
 * with the lines of a block.
 *
 * @param page - the whole text
 * @param at - index of the first character of the value
 * @param bounds - where it may end
 * @returns `undefined` where there is no value: an object, the end of the text
 */
export function valueAt(
  page: Page,
  at: number,
  { toLineEnd, within }: Bounds,
): Value | undefined {
  const { text } = page;
  if (at >= text.length) return undefined;
  BLOCK.lastIndex = at;
  if (BLOCK.test(text)) {
    const start = BLOCK.lastIndex;
    const end = blockAfter(page, at, start);
    const body = text.slice(start, end).trimEnd();
    const first = start + /^\s*/.exec(body)![0].length;
    return body.trim() === ''
      ? undefined
      : { start: first, end: start + body.length, shown: body, quoted: true };
  }
  const triple = /^(?:"{3}|'{3})/.exec(text.slice(at, at + 3))?.[0];
  if (triple) {
    const closing = text.indexOf(triple, at + 3);
    const inner =
      closing < 0 || closing - at > 16 * FARTHEST
        ? page.lineEndAt(at)
        : closing;
    return {
      start: at,
      end: Math.min(text.length, inner + (inner === closing ? 3 : 0)),
      shown: text.slice(at + 3, inner),
      quoted: true,
    };
  }
  OPENING.lastIndex = at;
  const opening = OPENING.exec(text);
  if (opening && opening[2] !== within) {
    const first = at + opening[0].length;
    const closing = closingQuote(text, first, opening[2], opening[1].length);
    const [inner, last] = closing ?? [page.lineEndAt(at), page.lineEndAt(at)];
    // Shells join what stands together: 'it'\\''s one'.
    const joined =
      opening[1] === '' &&
      closing !== undefined &&
      /^(?:[\w$]|["'](?=[^\s,;:)\]}>"'])|\\["']["'])/.test(
        text.slice(last, last + 3),
      );
    const end = joined ? wordEnd(text, last, page.lineEndAt(last)) : last;
    return { start: at, end, shown: text.slice(first, inner), quoted: true };
  }
  if (text[at] === '{') return undefined;
  let end: number | undefined;
  // A call: `env('DB_PASSWORD', 'its default')`.
  CALLED.lastIndex = at;
  const called = CALLED.exec(text);
  if (called) end = closingBracket(text, at + called[0].length);
  if (text[at] === '[' || text[at] === '(') {
    if (/^[[(]\s*[{[]/.test(text.slice(at, at + 50))) return undefined;
    end = closingBracket(text, at);
    if (end !== undefined && end < text.length && /\w/.test(text[end])) {
      end = wordEnd(text, end, page.lineEndAt(end));
    }
  }
  if (end === undefined) {
    let limit = page.lineEndAt(at);
    if (within) {
      const closing = closingQuote(text, at, within, 0);
      if (closing && closing[0] <= limit) limit = closing[0];
    }
    end = toLineEnd || within ? limit : wordEnd(text, at, limit);
  }
  while (end > at && /\s/.test(text[end - 1])) end -= 1;
  return end > at
    ? { start: at, end, shown: text.slice(at, end), quoted: false }
    : undefined;
}
