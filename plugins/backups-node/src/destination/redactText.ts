import { redactUrlsInText } from './redactUrlsInText';

const REDACTED = '[redacted]';

const SECRET_WORD =
  'password|passwd|passphrase|secret|token|credentials?|signature|api[_-]?key|access[_-]?key|account[_-]?key|application[_-]?key|app[_-]?key|encryption[_-]?key|private[_-]?key|shared[_-]?key|storage[_-]?key|sas[_-]?url';

// What stands before the word stays as it is, so the match need not include it.
const NAME = `(?:${SECRET_WORD})[\\w.-]{0,40}["']?`;
const QUOTED = `"(?:[^"\\\\\\n]|\\\\.)*"?|'[^'\\n]*'?`;

/**
 * What secrets look like in logs of backup tools. Order matters: blocks first,
 * then names with values, then shapes that betray themselves.
 */
const RULES: [pattern: RegExp, replacement: string][] = [
  [
    /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY-----|$)/g,
    REDACTED,
  ],
  [
    /\b((?:proxy-)?authorization["']?\s*[:=]\s*["']?)(?:(?:bearer|basic|token|digest|aws4-hmac-sha256)\s+)?[^\n"']+/gi,
    `$1${REDACTED}`,
  ],
  [/\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{8,}/gi, `$1 ${REDACTED}`],
  // A pass phrase may hold spaces: after a colon it ends with the line.
  [
    /((?:password|passwd|passphrase)["']?\s*:(?!\/\/|\s*\[redacted\])\s*)[^\n]+/gi,
    `$1${REDACTED}`,
  ],
  [
    new RegExp(
      `(${NAME}\\s*[=:](?!\\s*\\[redacted\\])\\s*)(?:${QUOTED}|[^\\s,;&"']+)`,
      'gi',
    ),
    `$1${REDACTED}`,
  ],
  [
    new RegExp(
      `(--?[\\w-]{0,40}(?:${SECRET_WORD})[\\w-]{0,40}(?!\\s+\\[redacted\\])\\s+)(?:${QUOTED}|[^\\s"'-][^\\s]*)`,
      'gi',
    ),
    `$1${REDACTED}`,
  ],
  // Key identifiers of AWS, application keys of Backblaze B2.
  [/\b(?:AKIA|ASIA|AROA|AIDA|AGPA|ANPA)[A-Z0-9]{12,}/g, REDACTED],
  [/\bK00\d[A-Za-z0-9+/]{27}(?![A-Za-z0-9+/])/g, REDACTED],
  // JSON web tokens, tokens of GitHub, GitLab, Slack, Vault, Google, 1Password.
  [/\beyJ[\w-]{6,}\.[\w-]+(?:\.[\w-]*)?/g, REDACTED],
  [
    /\b(?:gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|hv[sbr]\.|ya29\.|AIza|ops_)[\w.-]{16,}/g,
    REDACTED,
  ],
  // Secret access keys are 40 characters of base64. A hash in hexadecimal is not one.
  [
    /(?<![A-Za-z0-9+/=])(?=[A-Z0-9+/]*[a-z])(?=[a-z0-9+/]*[A-Z])(?=[A-Za-z+/]*\d)[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=])/g,
    REDACTED,
  ],
];

/** One look that tells whether any rule could apply: most lines hold nothing. */
const SUSPICIOUS =
  /@|pass|secret|token|credential|signature|sas|key|authorization|bearer|basic|A[KSRIGN][IOP]A|K00\d|eyJ|gh[pousr]_|github_pat|glpat|xox|hv[sbr]\.|ya29|AIza|ops_|BEGIN|[?&]sig=|[A-Za-z0-9+/]{40}/i;

/**
 * Removes what looks like a secret from text that people will read: passwords,
 * keys, tokens, user info in URLs, private keys. It would rather take a harmless
 * word than leave a secret.
 *
 * @param text - a log, a condition's message, an error
 * @returns the same text with `[redacted]` in place of secrets
 *
 * @public
 */
export function redactText(text: string): string {
  if (!SUSPICIOUS.test(text)) return text;
  let redacted = redactUrlsInText(text);
  for (const [pattern, replacement] of RULES) {
    redacted = redacted.replace(pattern, replacement);
  }
  return redacted;
}
