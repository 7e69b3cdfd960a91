import { saysNothing } from './harmless';
import { Page } from './Page';
import { secretNameOf } from './secretNames';
import type { Span } from './Span';
import { surelyMade } from './surelyMade';
import { valueAt } from './valueAt';

/** Where an object or a block of lines opens. */
const OPENS = /\{|:[ \t]{0,20}\r?\n(?=[ \t]+[^\s-])/g;

/** The name in front of it. */
const NAME =
  /([\p{L}\p{N}_.-]{3,128})\\{0,7}["'`]?[ \t]{0,20}(?::|=|=>)?[ \t]{0,20}$/u;

/** A name within, and where its value begins. */
const ENTRY = /([\w.-]{1,128})\\{0,7}["'`]?[ \t]*(?:=>|[:=])[ \t]*/g;

/** What a value is called when its name was told before. */
const VALUE =
  /^(?:value|val|content|contents|default|plain|plaintext|plain_text|text|string|current|previous|old|new|primary|secondary|token|password|data)$/i;

/** How far an object is followed. */
const FARTHEST = 2_048;

function objectAt(text: string, at: number): number {
  const near = text.slice(at, at + FARTHEST);
  const close = near.indexOf('}');
  return at + (close < 0 ? near.length : close);
}

/** The lines that are further in than the name. */
function blockAt(page: Page, name: number, first: number): number {
  const { text } = page;
  const lineStart = page.lineStartAt(name);
  const margin = /^[ \t]*(?:- )?/.exec(
    text.slice(lineStart, lineStart + 200),
  )![0].length;
  let end = first;
  while (end < text.length && end - first < FARTHEST) {
    const newline = text.indexOf('\n', end);
    const next = newline < 0 ? text.length : newline + 1;
    const line = text.slice(end, Math.min(next, end + 300));
    if (line.trim() !== '' && /^[ \t]*/.exec(line)![0].length <= margin) break;
    end = next;
  }
  return end;
}

/**
 * Finds secrets that stand a level below their name: `password: {value: …}`,
 * `passwords:` with a line for each user.
 *
 * @param page - one reading of a text
 * @returns the values
 */
export function nestedSecrets(page: Page): Span[] {
  const { text } = page;
  const found: Span[] = [];
  OPENS.lastIndex = 0;
  for (let open = OPENS.exec(text); open; open = OPENS.exec(text)) {
    const name = NAME.exec(
      text.slice(Math.max(0, open.index - 180), open.index),
    );
    const kind = name ? secretNameOf(name[1]) : undefined;
    if (!kind || kind === 'key' || kind === 'header') continue;
    const first = open.index + open[0].length;
    const end =
      open[0] === '{'
        ? objectAt(text, first)
        : blockAt(page, open.index, first);
    const inner = new Page(text.slice(first, end));
    ENTRY.lastIndex = 0;
    for (
      let entry = ENTRY.exec(inner.text);
      entry;
      entry = ENTRY.exec(inner.text)
    ) {
      const at = entry.index + entry[0].length;
      const value = valueAt(inner, at, { toLineEnd: false });
      if (value) {
        const isSecret =
          (VALUE.test(entry[1]) || surelyMade(value.shown)) &&
          !saysNothing(value, kind);
        if (isSecret)
          found.push({ start: first + value.start, end: first + value.end });
        ENTRY.lastIndex = Math.max(ENTRY.lastIndex, value.end);
      }
    }
    OPENS.lastIndex = Math.max(OPENS.lastIndex, end);
  }
  return found;
}
