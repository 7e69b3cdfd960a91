import { type Value, valueAt } from './valueAt';
import type { Page } from './Page';
import { type SecretName, secretNameOf } from './secretNames';
import { looksMade } from './harmless';
import { surelyMade } from './surelyMade';

/** Between a name and its value. */
const CLOSING = `(?:\\\\{0,7}["'\`]|[\\])>*]|\\[\\w{1,20}\\]){0,3}`;

const SIGN = `(?:[:+?]=|=>|->|={1,2}|::(?=[ \\t])|:(?!\\/\\/|:)|：)`;

const BLANK = '[ \\t\\u00a0]{0,20}';

const SEPARATOR = new RegExp(
  `${CLOSING}${BLANK}(?:\\([^()\\n]{1,40}\\)${BLANK}|\\r?\\n[ \\t]{0,20}(?=[:=][ \\t]{0,20}\\S))?(${SIGN})([ \\t\\u00a0]{0,40})`,
  'y',
);

const NEXT_LINE = /\r?\n(?:[ \t]*\r?\n)?([ \t]*)(?=\S)/y;

const PLAIN_ITEM =
  /[ \t]{0,100}- (?![\w.-]{1,100}:(?:\s|$))[^\r\n]{1,1024}(?:\r?\n|$)/y;

const LIKE_AN_ENTRY =
  /^(?:- )?["']?[\w./-]{1,80}["']?[ \t]*(?:=|:(?:[ \t\r\n]|$))|^[-#[{}\]]/;

/** After an option: a blank, or the next element of a list. */
const AFTER_OPTION = new RegExp(
  `\\\\{0,7}["'\`]?(?:[ \\t]{1,20}|[ \\t]*,\\s{0,20}|[ \\t]*\\r?\\n[ \\t]*-[ \\t]+)`,
  'y',
);

/** `the password for u is X`, `password was X`, `password X`. */
const IN_WORDS =
  /["'`]?[ \t]{1,20}(?:(?:for|of|von|für)[ \t]{1,5}(?:[^\s:=]{1,64}[ \t]{1,5}){0,3}[^\s:=]{1,64}[ \t]{0,5})?(?:(?:again|twice|once more)[ \t]*:[ \t]*|(?:(?:is|was|are|ist|war|lautet|lautete|heißt|heisst|est|es|era|jest|är|on|to)\b|là(?=[ \t:]))[ \t]*:?[ \t]*|:[ \t]*|[-–—][ \t]+)/iy;

const BLANKS = /[ \t]{1,20}/y;

/** A name that is alone in its line, and a word that is alone in the next. */
const BELOW = /[ \t]*\r?\n[ \t]{0,20}(?=[^\s:=]{8,512}[ \t]*(?:\r?\n|$))/y;

const CALL = /[ \t]?(?=\([ \t]*\\{0,7}["'`])/y;

/** `the key (X) is not known`: a word that a machine made. */
const BRACKETED =
  /[ \t]?\((?![0-9a-f]{1,64}\))(?=(?=[^\s()]{0,64}\d)(?=[^\s()]{0,64}[a-zA-Z])[^\s()]{8,256}\))/y;

const TUPLE = /\\{0,7}["'`](?:[ \t]*,\s{0,20}|[ \t]{1,20})(?=\\{0,7}["'`])/y;

const BEFORE_SETTING =
  /(?:^|[\s;&|])(?:set|setx|config|configure|export|login \S{1,64}|user \S{1,64}|role|machine \S{1,64})[ \t]+$/i;

function match(pattern: RegExp, text: string, at: number) {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** Two words in one, which no sentence has: `masterauth`, `ApiKey`. */
const COMPOUND = /[\w-]{2}(?:key|token|auth)$/i;

/** The same as words of a sentence: `api key`. */
const COMPOUND_IN_WORDS =
  /(?:^|_)(?:api|access|secret|recovery|private|account|shared|master|auth|app|application|storage|signing|encryption|license)_key$|(?:^|_)(?:api|access|refresh|auth|bearer|session|vault|bot)_token$/i;

/** Random letters may end in `PW`: a generated word is a name only where it spells one out. */
function readsAsName(word: string): boolean {
  return (
    /^(?:phrases?|words?)\b/i.test(word) ||
    (secretNameOf(word) === 'phrase' &&
      (!surelyMade(word) || /pass|word|phrase/i.test(word)))
  );
}

/** A name that was found, and what stands around it. */
export interface Named {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly within?: string;
}

interface Behind {
  readonly value: Value;
  /** Nothing but blanks or words stands between: it may be a sentence. */
  readonly loose: boolean;
  readonly colon: boolean;
}

/** A list of plain words: `passwords:`, and each on a line of its own. */
function listAt(page: Page, at: number): Value | undefined {
  const { text } = page;
  let end = at;
  let next = at;
  for (let lines = 0; lines < 64; lines += 1) {
    const item = match(PLAIN_ITEM, text, next);
    if (!item) break;
    end = next + item[0].trimEnd().length;
    next += item[0].length;
  }
  return end > at
    ? { start: at, end, shown: text.slice(at, end), quoted: true }
    : undefined;
}

function onNextLine(
  page: Page,
  at: number,
  kind: SecretName,
): Value | undefined {
  const next = match(NEXT_LINE, page.text, at);
  if (!next) return undefined;
  const start = at + next[0].length;
  const line = page.text.slice(
    start,
    Math.min(page.lineEndAt(start), start + 200),
  );
  if (
    line.startsWith('- ') &&
    (kind === 'phrase' || surelyMade(line.slice(2).trim()))
  )
    return listAt(page, start);
  if (LIKE_AN_ENTRY.test(line)) return undefined;
  const value = valueAt(page, start, { toLineEnd: true });
  if (!value || value.quoted || next[1] === '') return value;
  // A text of YAML goes on while its lines are as far in.
  let { end } = value;
  for (let lines = 0; lines < 64; lines += 1) {
    const more = match(NEXT_LINE, page.text, end);
    const from = end + (more?.[0].length ?? 0);
    if (!more || more[1].length < next[1].length) break;
    const until = page.lineEndAt(from);
    if (LIKE_AN_ENTRY.test(page.text.slice(from, Math.min(until, from + 200))))
      break;
    end = until;
  }
  return { ...value, end, shown: page.text.slice(start, end) };
}

/** @returns the value behind a name and a sign: `password: …` */
export function behindSign(
  page: Page,
  { start, end, within }: Named,
  kind: SecretName,
): Behind | undefined {
  const { text } = page;
  const sign = match(SEPARATOR, text, end);
  if (!sign) return undefined;
  const at = end + sign[0].length;
  const colon = sign[1] === ':' || sign[1] === '：';
  if (at >= text.length || /[\r\n]/.test(text[at])) {
    const value = onNextLine(page, at, kind);
    return value && { value, loose: false, colon };
  }
  const spaced = sign[1] === '=' && sign[2] !== '';
  const opensLine = /^\s*$/.test(
    text.slice(Math.max(page.lineStartAt(start), start - 200), start),
  );
  const toLineEnd =
    kind === 'header' ||
    (kind === 'phrase' && (colon || (spaced && opensLine)));
  const value = valueAt(page, at, { toLineEnd, within });
  return value && { value, loose: false, colon };
}

/**
 * @param inWords - the name with the words before it: `the_api_key`
 * @returns the value behind a name, whatever stands between them
 */
export function behindName(
  page: Page,
  named: Named,
  kind: SecretName,
  inWords: string,
): Behind | undefined {
  const { text } = page;
  const { name, start, end, within } = named;
  const sign = behindSign(page, named, kind);
  if (sign) return sign;
  const take = (found: RegExpExecArray | undefined, loose = true) => {
    if (!found) return undefined;
    const value = valueAt(page, end + found[0].length, {
      toLineEnd: false,
      within:
        found[0].includes('"') || found[0].includes("'") ? undefined : within,
    });
    return value && { value, loose, colon: false };
  };
  const isOption = name.startsWith('-') || text[start - 1] === '/';
  if (isOption) {
    const option = take(match(AFTER_OPTION, text, end));
    const next = option?.value;
    // Another option or name follows: this one has no value.
    return next &&
      !next.quoted &&
      (next.shown.startsWith('-') ||
        (text[start - 1] === '/' && secretNameOf(next.shown) === 'phrase'))
      ? undefined
      : option;
  }
  const call = take(match(CALL, text, end), false);
  if (call) return call;
  const next = take(match(TUPLE, text, end));
  // A list of names is no name with its value.
  if (
    next &&
    !/^\s*[:=]/.test(text.slice(next.value.end, next.value.end + 9))
  ) {
    return /^[a-z_]+$|^[A-Z_]+$/.test(next.value.shown) &&
      secretNameOf(next.value.shown)
      ? undefined
      : next;
  }
  const before = text.slice(
    Math.max(page.lineStartAt(start), start - 140),
    start,
  );
  if (kind === 'phrase' || kind === 'value') {
    const words = take(match(IN_WORDS, text, end));
    if (
      words &&
      (kind === 'phrase' || words.value.quoted || surelyMade(words.value.shown))
    )
      return words;
    if (BEFORE_SETTING.test(before)) return take(match(BLANKS, text, end));
  }
  const bracketed = take(match(BRACKETED, text, end));
  if (bracketed && (kind === 'phrase' || kind === 'value')) return bracketed;
  const below = take(match(BELOW, text, end));
  if (below && /^\s*$/.test(before) && surelyMade(below.value.shown))
    return below;
  const bare = take(match(BLANKS, text, end));
  if (!bare || /^[^\p{L}\p{N}]{1,2}$/u.test(bare.value.shown)) return undefined;
  // The name of a type or another name: what follows that one is the value.
  if (!bare.value.quoted && readsAsName(bare.value.shown)) return undefined;
  const { shown, quoted } = bare.value;
  const made = quoted || looksMade(shown);
  if (kind === 'phrase' && /[a-z]{8}/i.test(name)) {
    // A sentence goes on: `your password means that …`.
    const goesOn =
      /^[a-z]+$/.test(shown) &&
      /^ [a-z]+\b/.test(text.slice(bare.value.end, bare.value.end + 40)) &&
      !/\b(?:login|user|machine)\b/i.test(before);
    return goesOn ? undefined : bare;
  }
  const alone =
    /^\s*$/.test(before) && bare.value.end === page.lineEndAt(bare.value.start);
  // A generated word is no name: `secret Zq9-hunter2X was refused`.
  if (!quoted && surelyMade(shown) && kind !== 'header') return bare;
  if (quoted && kind === 'phrase' && looksMade(shown)) return bare;
  // A code that is typed: `unlock code 482913`.
  if (
    kind === 'value' &&
    /_codes?$/i.test(inWords) &&
    /^\d{4,10}\b/.test(shown)
  )
    return bare;
  const random =
    kind === 'value' &&
    quoted &&
    /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[\w+/=]{10,512}$/.test(shown);
  if (random) return bare;
  const compound =
    kind === 'value' &&
    (COMPOUND.test(name) || COMPOUND_IN_WORDS.test(inWords)) &&
    !quoted;
  return (made && compound) || (alone && (compound || kind === 'phrase'))
    ? bare
    : undefined;
}
