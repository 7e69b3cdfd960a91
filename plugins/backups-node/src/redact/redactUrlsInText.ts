import { secretNameOf } from './secretNames';

// Schemes are bounded: an unbounded one makes long words cost their square.
const USER_INFO = /([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/?#"'<>]*@/gi;

// A password may hold an unescaped slash: what follows the colon is no port,
// and an `@` comes later.
const USER_INFO_WITH_SLASH =
  /([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/?#@:"'<>]+:(?!\d{1,5}(?:[/?#\s]|$))[^\s@"'<>]*@/gi;

/** A parameter of a query, of a path or of a fragment. */
const PARAMETER = /([?&;#])([\w.%[\]$-]{1,64})=([^\s&#"'<>]*)/g;

/** What a sign-in carries in an address, where it is no number and no word. */
const SIGN_IN = /^(?:code|state|assertion|ticket|samlresponse|samlrequest)$/i;
const MADE = /^(?=[^\d]*\d)(?=[^A-Za-z]*[A-Za-z])[^\s]{8,}$/;

function decoded(name: string): string {
  return name.replace(/%([0-7][0-9a-f])/gi, (_, hex) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
}

function isSecret(name: string, value: string): boolean {
  const plain = decoded(name);
  return (
    secretNameOf(plain) !== undefined ||
    (SIGN_IN.test(plain) && MADE.test(value))
  );
}

/**
 * Strips user names, passwords and signing parameters from every URL in a text.
 * Which parameters are secrets, the same rule says as in other text: the end of
 * their names. Identities such as `radarr@downloads:/data` are no URLs and stay.
 *
 * @param text - any text
 * @returns the same without user info; signing parameters read `[redacted]`
 *
 * @public
 */
export function redactUrlsInText(text: string): string {
  // The cheap way out: most texts hold neither.
  if (!text.includes('@') && !text.includes('=')) return text;
  return text
    .replace(USER_INFO, '$1')
    .replace(USER_INFO_WITH_SLASH, '$1')
    .replace(PARAMETER, (whole, sign, name, value) =>
      value !== '' && isSecret(name, value)
        ? `${sign}${name}=[redacted]`
        : whole,
    );
}
