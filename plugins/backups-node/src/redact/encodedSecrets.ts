import type { Page } from './Page';
import type { Span } from './Span';

/** Base64 of at least twelve bytes, also as URLs write it, over several lines. */
const ENCODED = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,65536}={0,2}/g;

const PRINTABLE = /^[\t\n\r\x20-\x7e]+$/;
/** What a client signs in with, and nothing else. */
const USER_AND_PASSWORD = /^[\w.@+-]{1,64}:[^\s:/]{4,256}$/;

function decoded(base64: string): string | undefined {
  if (/^[0-9a-f]+$/i.test(base64)) return undefined;
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length < 8) return undefined;
  const wide = bytes[1] === 0 && bytes[3] === 0;
  const text = bytes.toString(wide ? 'utf16le' : 'latin1');
  // The last character may be cut.
  return PRINTABLE.test(text.slice(0, -1)) ? text : undefined;
}

/**
 * Finds secrets in base64.
 *
 * @param page - one reading of a text
 * @param holdsSecret - tells whether a decoded text holds one
 * @returns the words of base64 that hold one
 */
export function encodedSecrets(
  { text }: Page,
  holdsSecret: (text: string) => boolean,
): Span[] {
  const found: Span[] = [];
  // Not by `exec`: what is decoded is searched with the same pattern.
  for (const match of text.matchAll(ENCODED)) {
    const plain = decoded(match[0]);
    if (
      plain !== undefined &&
      (USER_AND_PASSWORD.test(plain) || holdsSecret(plain))
    ) {
      found.push({ start: match.index, end: match.index + match[0].length });
    }
  }
  return found;
}
