import type { Page } from './Page';
import type { Span } from './Span';

/**
 * Secrets that betray themselves by their shape. The beginnings are those that
 * the issuers publish so that scanners find them (GitHub, GitLab, Slack, …).
 */
const SHAPES: RegExp[] = [
  // Key identifiers of AWS with what may follow them, application keys of Backblaze B2.
  /\b(?:AKIA|ASIA|AROA|AIDA|AGPA|ANPA|ABIA|ACCA)[A-Z0-9]{12,64}(?::[^\s"'`@]{1,256})?/g,
  /\bK00\d[A-Za-z0-9+/]{27}(?![A-Za-z0-9+/])/g,
  // JSON web tokens, signed and encrypted.
  /\beyJ[\w-]{6,8192}\.[\w-]{1,8192}(?:\.[\w-]{0,8192}){0,3}/g,
  // Prefixes that are published for scanners.
  /\b(?:gh[pousr]_|github_pat_|gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|soat|ffct)-|gloas-|xox[abeoprs](?:\.xox[a-z])?-|xapp-|hv[sbr]\.|ya29\.|AIza|pypi-|do[opr]_v1_|SG\.|sk-ant-|sk-proj-|[sr]k_(?:live|test)_|whsec_|shp(?:at|ca|pa|ss)_|lin_api_|dckr_(?:pat|oat)_|ATATT3|ATCTT3|NRAK-|gl(?:sa|c)_|pscale_(?:tkn|pw|oauth)_|rubygems_|CFPAT-|figd_|xkeysib-|tskey-|PMAK-|sntry[su]_|FlyV1 fm\d_|AGE-SECRET-KEY-|AGE-PLUGIN-|A3-[A-Z0-9]{6}-|cfk_|cfut_|cfat_|bkua_|dp\.(?:st|ct|pt|sa|scim|audit)\.|syt_)[\w.=/+-]{12,8192}/g,
  /\bhv[sbr]\.[\w-]{6,8192}/g,
  // These begin names, too, such as npm_config_registry and secret_access_key.
  /\b(?:ops_|npm_|hf_|r8_|dapi|nfp_|fly_|secret_|ntn_|pul-|rnd_|phc_|phx_|tk_)(?=[A-Za-z0-9]{16})[\w.=/+-]{12,8192}/g,
  // Bots of Telegram and Discord, keys of TrueNAS.
  /\b\d{6,12}:[A-Za-z0-9_-]{30,64}(?![\w-])/g,
  /\b[MNO][A-Za-z0-9_-]{22,28}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{25,110}/g,
  /\b\d{1,6}-[A-Za-z0-9]{64}(?![A-Za-z0-9])/g,
  // Secret access keys are 40 characters of base64. A hash in hexadecimal is not one.
  /(?<![A-Za-z0-9+/=])(?=[A-Z0-9+/]{0,40}[a-z])(?=[a-z0-9+/]{0,40}[A-Z])(?=[A-Za-z+/]{0,40}\d)[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=])/g,
  // Account keys of Azure are 64 bytes in base64.
  /(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{86}==(?![A-Za-z0-9+/=])/g,
  // Hashes of passwords, as crypt(3), PostgreSQL and LDAP write them: what is short can be guessed from them.
  /(?<!\w)\$(?:1|2[abxy]?|5|6|7|g?y|apr1|argon2(?:id?|d)|pbkdf2[\w-]{0,20}|scrypt|bcrypt(?:-sha256)?|P|H)\$[\w./$=,+-]{8,512}/g,
  /\bSCRAM-SHA-\d{1,3}\$[\w:$+/=]{8,512}/g,
  /\bmd5[a-f0-9]{32}(?![a-f0-9])/g,
  /\{(?:S?SHA(?:-?\d{3})?|S?MD5|CRYPT)\}[A-Za-z0-9+/=$.]{8,512}/g,
  /\{(?:PLAIN|CLEAR(?:TEXT)?)\}[^\s"'`]{1,512}/gi,
  // Bodies of private keys whose first line was cut off.
  /(?<![A-Za-z0-9+/])(?:b3BlbnNzaC1rZXktdjE|MII[BCEJ][A-Za-z0-9+/]{4}IBAAK|MI(?:GH|HuAg|IEv|ICd|ICX|IJK|IEp)[A-Za-z0-9+/]{20})[A-Za-z0-9+/=\s\\]{16,16384}/g,
];

/** After the words a sentence, not a secret, may go on: the groups say where it begins. */
const AFTER_WORDS: RegExp[] = [
  // The word of a scheme, and what is no word of a sentence.
  /\b(?:bearer|basic|digest|negotiate|ntlm|apikey|sharedkey|token|jwt|mac)[ \t]{1,10}(?=[A-Za-z0-9._~+/=-]{0,64}[\d+/=_~.])([A-Za-z0-9._~+/=-]{8,8192})/gi,
  /\b(?:bearer|negotiate|ntlm)[ \t]{1,10}([A-Za-z0-9._~+/=-]{10,8192})/gi,
  /\b(?:basic)[ \t]{1,10}(?!authenti|authori[sz]|connection|understand)([A-Za-z0-9+/=]{8,8192})/gi,
  /\bAWS4-HMAC-SHA256[ \t]([^\n"']{1,2048})/g,
  // Databases: IDENTIFIED BY '…', and lines of .pgpass.
  /\bidentified[ \t]{1,10}by[ \t]{1,10}(?:password[ \t]{1,10})?("[^"\n]{1,512}"|'[^'\n]{1,512}'|[^\s;]{1,512})/gi,
  /\bidentified[ \t]{1,10}with[ \t]{1,10}[\w'"`]{1,64}[ \t]{1,10}(?:by|as|using)[ \t]{1,10}(?:password[ \t]{1,10})?("[^"\n]{1,512}"|'[^'\n]{1,512}'|[^\s;]{1,512})/gi,
  /^[ \t]*"[^"\n]{1,64}"[ \t]+"(?=[^"\n]{0,64}\d)(?=[^"\n]{0,64}[A-Za-z])([^"\n]{6,256})"[ \t]*\r?$/gm,
  /(?<![\w:.])[A-Za-z*][\w.*-]{0,100}:(?:\*|5432|5433|6432):[\w.*-]{1,64}:[\w.*-]{1,64}:([^\s"']{1,512})/g,
  // Oracle, Samba, Windows.
  /\bthin:[\w$#]{1,64}\/([^\s@/]{1,256})@/gi,
  /(?:^|\s)-U[ \t]{1,5}["']?[\w.\\-]{1,64}%([^\s"']{1,256})/gm,
  /\bnet[ \t]+use[ \t][^\n]{0,200}?\\\\[^\s]{1,200}[ \t]+([^\s/][^\s]{0,200})[ \t]+\/user/gi,
  /\bConvertTo-SecureString[ \t]{1,5}(?:-String[ \t]{1,5})?("[^"\n]{1,512}"|'[^'\n]{1,512}'|(?!-)[^\s]{1,512})/gi,
  /\/(?:p|rp|pass|pwd):([^\s]{1,512})/gi,
  /\b(?:pass|env|file):(?<=-pass(?:in|out)? pass:)([^\s]{1,512})/gi,
  /\bhtpasswd[ \t]+-\w*b\w*[ \t]+[^\s]{1,200}[ \t]+[^\s]{1,100}[ \t]+([^\s]{1,300})/g,
  /\blftp\b[^\n|;]{0,200}?[ \t]-u[ \t]{0,5}[^\s,]{1,64},([^\s]{1,300})/g,
  // What tools ask for after a name, or for themselves.
  /\bb2(?:\.exe)?[ \t]+(?:account[ \t]+authorize|authorize[-_]account)[ \t]+(?!-)[^\s]{1,64}[ \t]+([^\s]{1,300})/g,
  /\b(?:mega-login|radtest)[ \t]+[^\s-][^\s]{0,200}[ \t]+([^\s]{1,300})/g,
  /\bwpa_passphrase[ \t]+[^\s]{1,64}[ \t]+([^\s]{1,300})/g,
  /\b(?:dig|nsupdate)\b[^\n|;]{0,200}?[ \t]-y[ \t]{0,5}(?:hmac-[\w-]{1,20}:)?[\w.-]{1,253}:([^\s]{1,512})/g,
  /\br[ow]community6?[ \t]+([^\s]{1,128})/g,
  /\bcommunity string[ \t]{0,5}(?:[:=]|is)[ \t]{1,5}([^\s]{1,128})/gi,
  /\bunseal[ \t]+key(?:[ \t]+\d{1,3})?[ \t]{0,5}(?:\([^()\n]{1,40}\))?[ \t]{0,5}:[ \t]*([^\s]{8,512})/gi,
  /\bSSHPASS=("[^"\n]{1,512}"|'[^'\n]{1,512}'|[^\s"']{1,512})/g,
  /\b(?:pin|tan|2fa|mfa|(?:one-time|verification)[ \t]code)(?:[ \t]+(?:code|number))?[ \t]{0,5}(?:is[ \t]+|[:=][ \t]{0,5})(\d{4,10})(?!\d)/gi,
  /\bparola d['’]ordine[ \t]{0,5}[:=]?[ \t]{1,5}([^\s]{1,300})/gi,
  // Protocols that people type or trace: Redis, SMTP, IMAP.
  /\bAUTH[ \t]+(?:(?:PLAIN|LOGIN|XOAUTH2|OAUTHBEARER|default)[ \t]+)?(?=[^\s]{0,64}\d)(?=[^\s]{0,64}[A-Za-z])(?!CRAM-MD5|DIGEST-MD5|SCRAM-|XOAUTH2)([^\s"']{6,2048})/g,
  /^[ \t>]{0,4}[A-Za-z]{0,4}\d{1,6}[ \t]LOGIN[ \t][^\s]{1,256}[ \t]([^\s]{1,512})/gm,
  // The code that an identity provider sends back is worth a token.
  /[?&]code=(?=[^\s&#"'<>]{0,256}\d)(?=[^\s&#"'<>]{0,256}[A-Za-z])([^\s&#"'<>]{8,2048})/g,
  /\bcode=(?=[\w.~/+-]{0,64}\d)(?=[\w.~/+-]{0,64}[A-Z])(?=[\w.~/+-]{0,64}[a-z])([\w.~/+-]{10,2048})/g,
  // Keys that a client of a store is told on the command line.
  /\bmc[ \t]+(?:alias[ \t]+set|config[ \t]+host[ \t]+add)[ \t]+[^\s]{1,100}[ \t]+[^\s]{1,300}[ \t]+([^\s]{1,300}[ \t]+[^\s]{1,300})/g,
  /--from-literal[= \t]["']?[\w.-]{1,100}=((?:[^\s"'\\]|\\.){1,2048})/g,
  // A password that is piped into what asks for one.
  /\b(?:echo|printf)[ \t]+(?:-[neE]+[ \t]+)?("[^"\n]{1,512}"|'[^'\n]{1,512}'|[^\s|]{1,512})[ \t]*\|[ \t]*[^\n|]{0,200}(?:--password-stdin|--pass(?:word|phrase)-f(?:d|ile)|sudo -S|passwd|chpasswd|cryptsetup|obscure|load-key|kinit)/g,
  /(?:--password-stdin|--pass(?:word|phrase)-f(?:d|ile)|sudo -S|passwd|cryptsetup|load-key|kinit)[^\n<]{0,200}<<<[ \t]*("[^"\n]{1,512}"|'[^'\n]{1,512}'|[^\s)]{1,512})/g,
  /\bprintf[ \t]+["'][^"'\n]{0,200}(?:pass|token|secret|key)[^"'\n=]{0,40}=%s[^"'\n]{0,100}["'][ \t]+("[^"\n]{1,512}"|'[^'\n]{1,512}'|[^\s|)]{1,512})/gi,
];

/** One look that tells whether a word is long enough for any of the shapes. */
const LONG_WORD = /[\w.:=/+$,{}-]{15}/;

/** One look that tells whether any of those words is there. */
const SAID =
  /bearer|basic|digest|negotiate|ntlm|apikey|sharedkey|token|jwt|mac|AWS4|identified|:\*:|:5432:|:5433:|:6432:|thin:|-U|net|SecureString|\/r?p|-pass|htpasswd|lftp|mc|literal|echo|printf|b2|mega|radtest|wpa_|dig|nsupdate|community|unseal|SSHPASS|code|pin|tan|2fa|mfa|parola|auth|login|<<<|^[ \t]*"/im;

/** A block that was cut loses one of its two lines. */
const BLOCK_EDGE =
  /-{4,5} ?(?:(BEGIN)|END) [A-Z0-9a-z ]{0,40}(?:PRIVATE KEY(?: BLOCK)?|Static key V\d) ?-{4,5}|(PuTTY-User-Key-File-\d)|Private-MAC:[^\n]{0,200}/g;
/** What a cut block has before its last line. */
const BODY = /[A-Za-z0-9+/=\s\\]/;
const LONGEST_BODY = 16_384;

/** A line of a key behind the time and the level of a log. */
const BODY_AT_END =
  /(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{4,512}={0,2}[ \t\r"']{0,4}$/;
const LONG_BODY_AT_END =
  /(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{40,512}={0,2}[ \t\r"']{0,4}$/;
const MOST_LINES = 128;
const LONGEST_LINE = 600;

/** @returns the index of the end of the line before, or of what is far enough */
function lineBreakBefore(text: string, at: number, first: number): number {
  const from = Math.max(first, at - LONGEST_LINE);
  return from + text.slice(from, at).lastIndexOf('\n');
}

/** The lines of a key above its last one, where each has its own beginning. */
function linesBefore(text: string, edge: number, first: number): Span[] {
  const found: Span[] = [];
  let end = lineBreakBefore(text, edge, first);
  while (end > first && found.length < MOST_LINES) {
    const start = Math.max(first, lineBreakBefore(text, end, first) + 1);
    const pattern = found.length === 0 ? BODY_AT_END : LONG_BODY_AT_END;
    const body = pattern.exec(text.slice(start, end));
    if (!body) break;
    found.push({ start: start + body.index, end });
    end = start - 1;
  }
  return found;
}

function keyBlocks({ text }: Page): Span[] {
  const found: Span[] = [];
  let at = 0;
  let begun: number | undefined;
  BLOCK_EDGE.lastIndex = 0;
  for (let edge = BLOCK_EDGE.exec(text); edge; edge = BLOCK_EDGE.exec(text)) {
    const end = edge.index + edge[0].length;
    if (edge[1] ?? edge[2]) begun ??= edge.index;
    else {
      if (begun === undefined) found.push(...linesBefore(text, edge.index, at));
      let start = begun ?? edge.index;
      const first = Math.max(at, start - LONGEST_BODY);
      while (begun === undefined && start > first && BODY.test(text[start - 1]))
        start -= 1;
      found.push({ start, end });
      begun = undefined;
      at = end;
    }
  }
  if (begun !== undefined) found.push({ start: begun, end: text.length });
  return found;
}

/** @returns spans of the first group of a pattern, or of all of it */
export function spansOf(pattern: RegExp, text: string): Span[] {
  const found: Span[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const end = match.index + match[0].length;
    if (match.length === 1) found.push({ start: match.index, end });
    else if (match[1] !== '[redacted]') {
      const start = match.index + match[0].lastIndexOf(match[1]);
      found.push({ start, end: start + match[1].length });
    }
    if (match[0] === '') pattern.lastIndex += 1;
  }
  return found;
}

/**
 * Finds secrets by what they look like themselves.
 *
 * @param page - one reading of a text
 * @returns the secrets
 */
export function shapedSecrets(page: Page): Span[] {
  const { text } = page;
  return [
    ...(text.includes('----') ||
    text.includes('Private-MAC') ||
    text.includes('PuTTY')
      ? keyBlocks(page)
      : []),
    ...(LONG_WORD.test(text)
      ? SHAPES.flatMap(pattern => spansOf(pattern, text))
      : []),
    ...(SAID.test(text)
      ? AFTER_WORDS.flatMap(pattern => spansOf(pattern, text))
      : []),
  ];
}
