const PARAMETER_NAMES =
  'x-amz-signature|x-amz-credential|x-amz-security-token|awsaccesskeyid|signature|sig|sas|password|passwd|passphrase|secret|token|access_token|api_key|apikey|key';

// Schemes are bounded: an unbounded one makes long words cost their square.
const USER_INFO = /([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/?#"'<>]*@/gi;

// A password may hold an unescaped slash: what follows the colon is no port,
// and an `@` comes later.
const USER_INFO_WITH_SLASH =
  /([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/?#@:"'<>]+:(?!\d{1,5}(?:[/?#\s]|$))[^\s@"'<>]*@/gi;

const PARAMETERS = new RegExp(
  `([?&;](?:${PARAMETER_NAMES})=)[^\\s&#"']*`,
  'gi',
);

/**
 * Strips user names, passwords and signing parameters from every URL in a text.
 * Identities such as `radarr@downloads:/data` are no URLs and stay.
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
    .replace(PARAMETERS, '$1[redacted]');
}
