import { addressSecrets } from './addressSecrets';
import { commandSecrets } from './commandSecrets';
import { encodedSecrets } from './encodedSecrets';
import { insertedSecrets } from './insertedSecrets';
import { namedSecrets } from './namedSecrets';
import { nestedSecrets } from './nestedSecrets';
import { Page } from './Page';
import { readingsOf } from './readings';
import { secretObjects } from './secretObjects';
import { shapedSecrets } from './shapes';
import { withoutSpans, type Span } from './Span';
import { spokenSecrets } from './spokenSecrets';
import { tabledSecrets } from './tabledSecrets';
import { taggedSecrets } from './taggedSecrets';

/** Longer texts are cut, in UTF-16 code units: no page shows as much. */
const LONGEST = 200_000;

/** One look that tells whether any rule could apply: most lines hold nothing. */
const SUSPICIOUS =
  /[=:@%<>\\]|\P{ASCII}|pass|pwd|secret|token|auth|cred|key|cookie|bearer|sas|sig|otp|psk|salt|kenn|contra|senha|basic|jwt|[\s"',]-{1,2}\w|login|obscure|identified|communit|licen|session|radtest|mega|code|pin|tan|2fa|mfa|parola|wpa_|\$\d|"[ \t]+"|BEGIN|END|[A-Za-z0-9+/_-]{16}/iu;

const DONE = /^["'`]?\[redacted\]?["'`]?$/;

function secretsIn(text: string, layers: number): Span[] {
  const found: Span[] = [];
  for (const reading of readingsOf(text)) {
    const page = new Page(reading.text);
    const spans = [
      ...namedSecrets(page),
      ...nestedSecrets(page),
      ...spokenSecrets(page),
      ...tabledSecrets(page),
      ...insertedSecrets(page),
      ...taggedSecrets(page),
      ...commandSecrets(page),
      ...addressSecrets(page),
      ...secretObjects(page),
      ...shapedSecrets(page),
      ...encodedSecrets(
        page,
        plain => layers > 0 && secretsIn(plain, layers - 1).length > 0,
      ),
    ];
    for (const span of spans) {
      const place = reading.place(span);
      // What was redacted before stays as it is: twice is as once.
      if (!DONE.test(text.slice(place.start, place.end))) found.push(place);
    }
  }
  return found;
}

/**
 * Removes what looks like a secret from text that people will read: values behind
 * names that end in `pass`, `password`, `key`, `secret`, `token`, `auth` … in
 * every spelling, user info in URLs, webhooks, private keys, tokens that betray
 * themselves, and all of these in JSON, URLs, HTML and base64. It would rather
 * take a harmless word than leave a secret. Names, sizes, times, hashes and paths
 * stay.
 *
 * @param text - a log, a condition's message, an error; cut after 200,000
 * characters
 * @returns the same text with `[redacted]` in place of secrets, for instance
 * `DB_PASS=[redacted]`
 *
 * @public
 */
export function redactText(text: string): string {
  if (!SUSPICIOUS.test(text)) return text;
  const bounded = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return withoutSpans(bounded, secretsIn(bounded, 2));
}
