import { saysNothing } from './harmless';
import type { Page } from './Page';
import { secretNameOf } from './secretNames';
import type { Span } from './Span';

const TAG = /<([\w:.-]{1,100})(?:\s[^<>]{0,300})?>/g;
/** `<entry key="password">`. */
const NAMED = /\s(?:key|name)\s{0,5}=\s{0,5}["']([^"']{1,100})["']/i;
const LONGEST = 8_192;

/**
 * Finds values between the tags of XML: `<password>…</password>`, and the string
 * after `<key>password</key>`.
 *
 * @param page - one reading of a text
 * @returns what stands between such tags
 */
export function taggedSecrets(page: Page): Span[] {
  const { text } = page;
  if (!text.includes('<')) return [];
  const found: Span[] = [];
  let named = false;
  let close = -1;
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(text); tag; tag = TAG.exec(text)) {
    const start = tag.index + tag[0].length;
    const name = tag[1].replace(/^.*:/, '');
    if (close < start) {
      close = text.indexOf('</', start);
      if (close < 0) close = text.length;
    }
    const end =
      close - start > LONGEST
        ? Math.min(start + LONGEST, page.lineEndAt(start))
        : close;
    const shown = text.slice(start, end);
    const kind = secretNameOf(name);
    const isName = /^(?:key|name)$/i.test(name);
    const attribute = NAMED.exec(tag[0])?.[1];
    if (
      named ||
      (kind && kind !== 'key') ||
      (attribute !== undefined && secretNameOf(attribute))
    ) {
      const value = { start, end, shown, quoted: true };
      const inner = /^\s*<(?!!)/.test(shown);
      if (end > start && !inner && !saysNothing(value, 'phrase')) {
        found.push({ start, end });
        TAG.lastIndex = end;
      }
    }
    named =
      isName && shown.length < 100 && secretNameOf(shown.trim()) !== undefined;
  }
  return found;
}
