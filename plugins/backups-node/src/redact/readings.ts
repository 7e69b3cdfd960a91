import type { Span } from './Span';

/** A text as a reader may understand it, and where each of its characters came from. */
export interface Reading {
  readonly text: string;
  /** @returns the part of the original text that a part of this reading shows */
  place(span: Span): Span;
}

/** Codes within codes within codes: a reader follows no more levels than this. */
const DEEPEST = 4;

/** Letters of other alphabets that look like Latin ones. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ѕ: 's',
  ԁ: 'd',
  ո: 'n',
  ο: 'o',
  α: 'a',
  ν: 'v',
};

const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  amp: '&',
  lt: '<',
  gt: '>',
  equals: '=',
  colon: ':',
};

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
};

const ESCAPE = String.fromCharCode(27);

/** What colours a terminal, as it stands and as JSON and shells write it. */
const COLOUR = `(?:${ESCAPE}|\\\\(?:u001b|x1b|e|033))\\[[\\d;]{0,20}[A-Za-z]`;

/** Characters that no eye sees, lines that go on, and letters in disguise. */
const DISGUISED = new RegExp(
  `${COLOUR}|${
    /(?<![\w ])[A-Za-z](?: [A-Za-z]){5,20}(?![\w])|[\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u3164\ufe00-\ufe0f]|\\\r?\n[ \t]*|\P{ASCII}/u
      .source
  }`,
  'gu',
);

const IS_COLOUR = new RegExp(`^${COLOUR}$`);

/** Quotes and separators in JSON, in URLs, in HTML. */
const ENCODED =
  /\\(?:u00([0-9a-f]{2})|x([0-9a-f]{2})|0([4-7][0-7])(?![0-7])|(["'\\/nrt]))|%([0-9a-f]{2})|&(?:(quot|apos|amp|lt|gt|equals|colon)|#(\d{2,3})|#x([0-9a-f]{2}));/gi;

/** One look that tells whether a text reads as it stands. */
const CODED = /[\\%&]|\P{ASCII}|[A-Za-z](?: [A-Za-z]){5}/u;

function undisguise(character: string): string {
  if (IS_COLOUR.test(character)) return '';
  if (character.startsWith('\\')) return ' ';
  // Letters that are kept apart: `p a s s w o r d`.
  if (/^[A-Za-z] /.test(character)) return character.replace(/ /g, '');
  if (
    /^[\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u3164\ufe00-\ufe0f]/u.test(
      character,
    )
  )
    return '';
  const alike = LOOK_ALIKES[character.toLowerCase()];
  if (alike !== undefined) return alike;
  const plain = character.normalize('NFKC');
  return plain.length === 1 ? plain : character;
}

function decode(match: RegExpExecArray): string {
  const [
    whole,
    unicode,
    hex,
    octal,
    escape,
    percent,
    entity,
    decimal,
    hexEntity,
  ] = match;
  const digits = unicode ?? hex ?? percent ?? hexEntity;
  let code: number | undefined;
  if (digits !== undefined) code = parseInt(digits, 16);
  if (octal !== undefined) code = parseInt(octal, 8);
  if (decimal !== undefined) code = parseInt(decimal, 10);
  // Halves of longer characters stay as they are.
  if (code !== undefined)
    return code < 0x80 ? String.fromCharCode(code) : whole;
  if (escape !== undefined) return ESCAPES[escape] ?? escape;
  return ENTITIES[entity.toLowerCase()];
}

function rewritten(
  before: Reading,
  pattern: RegExp,
  put: (match: RegExpExecArray) => string,
): Reading | undefined {
  const parts: string[] = [];
  // For each piece: where it begins here, where it began, how long it was.
  const here: number[] = [];
  const there: number[] = [];
  let length = 0;
  let read = 0;
  const add = (text: string, from: number) => {
    here.push(length);
    there.push(from);
    parts.push(text);
    length += text.length;
  };
  let changed = false;
  for (const match of before.text.matchAll(pattern)) {
    const text = put(match);
    if (text !== match[0]) {
      changed = true;
      if (match.index > read) add(before.text.slice(read, match.index), read);
      if (text !== '') add(text, match.index);
      read = match.index + match[0].length;
    }
  }
  if (!changed) return undefined;
  if (read < before.text.length) add(before.text.slice(read), read);
  here.push(length);
  there.push(before.text.length);

  const pieceAt = (index: number): number => {
    let low = 0;
    let high = here.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (here[middle] <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const startOf = (index: number): number => {
    const piece = pieceAt(index);
    return Math.min(
      there[piece] + index - here[piece],
      piece + 1 < there.length ? there[piece + 1] : Infinity,
    );
  };
  const endOf = (index: number): number => {
    if (index === 0) return 0;
    const piece = pieceAt(index - 1);
    // The last character of a piece that was rewritten ends where the next begins.
    return index === here[piece + 1]
      ? there[piece + 1]
      : there[piece] + index - here[piece];
  };
  return {
    text: parts.join(''),
    place: span =>
      before.place({
        ...span,
        start: startOf(span.start),
        end: Math.max(endOf(span.end), startOf(span.start)),
      }),
  };
}

/**
 * Reads a text as it stands, and as it reads once the escapes of JSON, of URLs
 * and of HTML are undone, one layer after the other.
 *
 * @param text - as it came from outside
 * @returns one to six readings
 */
export function readingsOf(text: string): Reading[] {
  const asItStands: Reading = { text, place: span => span };
  if (!CODED.test(text) && !text.includes(ESCAPE)) return [asItStands];
  const plain =
    rewritten(asItStands, DISGUISED, ([character]) => undisguise(character)) ??
    asItStands;
  const readings = [plain];
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const deeper = rewritten(readings.at(-1)!, ENCODED, decode);
    if (!deeper) break;
    readings.push(deeper);
  }
  return readings;
}
