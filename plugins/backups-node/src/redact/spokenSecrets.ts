import type { Page } from './Page';
import { spansOf } from './shapes';
import type { Span } from './Span';
import { maybeMade, surelyMade } from './surelyMade';

/** Words for credentials in a sentence. */
const WHAT =
  '(?:pass(?:word|wd|wort|phrase|code)?|secret|token|key|credentials?|signature|code)s?';

/** What follows these is a secret only where the word looks generated. */
const SURE: RegExp[] = [
  // Who tried, and with what: `login failed for bob/…`.
  /\b(?:log(?:ged|ging)?[ -]?(?:in|on)|sign(?:ed|ing)?[ -]?(?:in|on)|authenticat\w{1,8}|auth|credentials?|unauthorized|user)\b[^\n/]{0,60}?[ \t"'`(][\w-]{1,64}[/:](?![/\\])([^\s/"'`<>]{6,256})/gi,
  /\b(?:log(?:ged)?[ -]?(?:in|on)|sign(?:ed)?[ -]?in|authenticat\w{1,8}|decrypt\w{0,4}|unlock\w{0,3})[ \t]+(?:with|using|by)[ \t]+["'`]?([^\s"'`]{8,256})/gi,
  /\b(?:login|user(?:name)?|u)[ \t]{0,3}[:=][ \t]{0,3}[^\s,;]{1,64}(?:[ \t]*[,;])?[ \t]+(?:p[ \t]{0,3}[:=][ \t]{0,3})?([^\s,;:="'`]{8,256})/gi,
  // What was expected, and what came.
  new RegExp(
    `\\b${WHAT}\\b[^\\n]{0,60}?\\b(?:got|expected|want(?:ed)?|received|given|actual|have|sent)\\b[ \\t]{0,3}[:=]?[ \\t]{0,3}["'\`]?([^\\s"'\`]{8,256})`,
    'gi',
  ),
  new RegExp(
    `\\b${WHAT}\\b[^\\n]{0,60}?\\bbut (?:got|was|is|received)[ \\t]+["'\`]?([^\\s"'\`]{8,256})`,
    'gi',
  ),
  // To what it was changed, and from what.
  new RegExp(
    `\\b${WHAT}\\b[^\\n]{0,60}?\\b(?:(?:re)?set|changed?|updated?|rotated?|replaced?)[ \\t]+(?:to|from|with|by)[ \\t]+["'\`]?([^\\s"'\`]{6,256})`,
    'gi',
  ),
  new RegExp(
    `\\b${WHAT}\\b[^\\n]{0,60}?\\bfrom[ \\t]+[^\\s]{1,256}[ \\t]+to[ \\t]+["'\`]?([^\\s"'\`]{6,256})`,
    'gi',
  ),
  // `token <…> rejected`, `password? …`, `password → …`, `password/…`.
  new RegExp(`\\b${WHAT}[ \\t]{0,3}<([^\\s<>]{8,256})>`, 'gi'),
  new RegExp(
    `\\b${WHAT}(?:[ \\t]{0,3}[?/|→⇒»>]{1,2}|[ \\t]*::)[ \\t]{0,40}["'\`]?([^\\s"'\`/|]{8,256})(?![/\\w])`,
    'gi',
  ),
  // Protocols that people trace.
  /\bAUTH[ \t]+(?:[\w.@-]{1,64}[ \t]+)?([^\s"']{8,512})/g,
  /^[-<>*+ \t]{0,8}PASS[ \t]+([^\s]{4,512})[ \t]*\r?$/gm,
  /\bresponse=\\{0,3}"([^"\s]{8,512})"/gi,
  // A user and a password as one: `ETCDCTL_USER=root:…`.
  /user(?:s|name)?["']?[ \t]{0,3}[:=][ \t]{0,3}["']?[\w.@-]{1,64}:([^\s"'`,;]{8,256})/gi,
  // Codes that are typed to get in; a number is handled by itself.
  /\b(?:pin|tan|otp|2fa|mfa)["'\\]{0,4}(?:[ \t]+(?:code|number))?[ \t]{0,5}(?:is[ \t]+|[:=][ \t]{0,5})["'\\]{0,4}([^\s"'\\,;]{6,128})/gi,
];

/** A word that was refused, even one that a person thought of. */
const REFUSED: RegExp[] = [
  new RegExp(
    `\\b${WHAT}[ \\t]+["'\`]?([^\\s"'\`]{7,256})["'\`]?[ \\t]+(?:(?:is|was|has|were|does|did|could|can|has been|is not|was not|does not|did not|cannot be|could not be)[ \\t]+)?(?:no longer[ \\t]+)?(?:refused|rejected|denied|declined|expired|invalid|wrong|incorrect|revoked|accepted|match(?:es|ed)?|failed|given|used)\\b`,
    'gi',
  ),
  new RegExp(
    `\\b(?:invalid|wrong|bad|incorrect|expired|revoked|unknown|rejected|refused|unauthorized)[^\\n]{0,20}?\\b${WHAT}[ \\t]+["'\`]?([^\\s"'\`]{7,256})`,
    'gi',
  ),
];

/** Statements whose value is a secret, whatever it looks like. */
const STATED: RegExp[] = [
  // SQL.
  /\bpassword[ \t]+for[ \t]+[^\s=]{1,128}[ \t]*=[ \t]*(?:password[ \t]*\([ \t]*)?("[^"\n]{1,512}"|'[^'\n]{1,512}')/gi,
  /(?:encrypt|decrypt)\w{0,20}[ \t]*\([^()\n'"]{1,200},[ \t]*("[^"\n]{1,512}"|'[^'\n]{1,512}')/gi,
  /\bSETUSER[ \t][^\n]{0,200}?[ \t]>([^\s]{1,512})/gi,
  /\bvault[ \t]+(?:kv[ \t]+(?:put|patch)|write)[ \t][^\n]{0,200}?[ \t][\w.-]{1,64}=(?!@)([^\s]{1,512})/g,
  /\bhtpasswd[ \t]+-\w*n\w*[ \t]+[^\s]{1,100}[ \t]+([^\s]{1,300})/g,
  /\brar[ \t][^\n|;]{0,200}?[ \t]-hp([^\s]{1,256})/g,
  // Languages that write no blank between a word and what it is.
  /(?:密码|密碼|口令|パスワード|비밀번호)(?:是|为|為|は|는|은)?[ \t]{0,3}[:：]?[ \t]{0,3}([\x21-\x7e]{4,512})/gu,
  // A section of a file, or a row of a table, that is named after its only value.
  /^[ \t]*\[[\w -]{0,40}(?:passw(?:or)?d|passphrase|secret|token|credential)s?\][ \t]*\r?\n[ \t]*([^\s=:[]{4,512})[ \t]*\r?$/gim,
  /^[ \t]*\|[\w -]{0,40}(?:passw(?:or)?d|passphrase)[ \t]*\|[ \t]*([^|\s](?:[^|\n]{0,256}[^|\s])?)[ \t]*\|[ \t]*\r?$(?!\n[ \t]*\|[ \t:|-]+$)/gim,
  // What is written into a file of secrets.
  /\b(?:echo|printf)[ \t]+(?:-[neE]+[ \t]+)?(?:["']?%s(?:\\n)?["']?[ \t]+)?("[^"\n]{1,512}"|'[^'\n]{1,512}'|[^\s|>$]{1,512})[ \t]*>{1,2}[ \t]*["']?[^\s"']{0,200}(?:passw|pgpass|passphrase|secret|token|credential|\.key\b)/g,
  // Users and passwords that tools take as one word.
  /\b(?:sqlplus|sqlldr|expdp|impdp|exp|imp|rman|ttIsql)\b[^\n/]{0,80}?[ \t'"][\w$#]{1,64}\/([^\s/@'"]{1,256})/g,
  /\bsmbclient[ \t]+["']?[/\\]{2}[^\s]{1,200}[ \t]+(?!-)([^\s]{1,256})/g,
  /\bnet[ \t]+use[ \t][^\n]{0,200}?\/user:[^\s]{1,100}[ \t]+(?!\/)([^\s]{1,256})/gi,
  /\bschtasks\b[^\n]{0,200}?[ \t]\/rp[ \t]+([^\s]{1,256})/gi,
  /\bisql[ \t]+[\w.-]{1,64}[ \t]+[\w.-]{1,64}[ \t]+(?!-)([^\s]{1,256})/g,
  /\bcurl\b[^\n]{0,400}?[ \t](?:-E|--cert)[ \t]+["']?[^\s:"']{1,200}:([^\s"']{1,256})/g,
  /^[ \t]*\[?[\w.-]{1,253}\]?(?::\d{1,5})?[ \t]+[\w.+-]{1,64}@[\w.-]{1,253}:([^\s]{1,256})[ \t]*\r?$/gm,
  /\bsend[ \t]+(?:--[ \t]+)?\\{0,3}"((?:[^"\\\n]|\\[^rn"]){1,256})\\{1,3}[rn]\\{0,3}"/g,
  // Lines of .pgpass: host, port, database, user, password.
  /(?<![\w.:\]-])(?:\*|[A-Za-z][\w.-]{0,252}|\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:]{2,45}\]):(?:\*|\d{4,5}):(?:\*|[A-Za-z_][\w.-]{0,62}):(?:\*|[A-Za-z_][\w.-]{0,62}):([^\s"']{1,512})/g,
  // A cookie as browsers and curl keep it.
  /^[^\t\n]{1,253}\t(?:TRUE|FALSE)\t\/[^\t\n]{0,200}\t(?:TRUE|FALSE)\t\d{1,12}\t[^\t\n]{1,128}\t([^\s]{1,4096})/gim,
  // The answer to the server of mail that asks for a password.
  /\b334[ \t]+(?:UGFzc3dvcmQ6|VXNlcm5hbWU6)[^\n]{0,9}\r?\n(?:[CS<>:\- \t]{0,9})([A-Za-z0-9+/=]{4,512})/g,
  /\bAUTH[ \t]+PLAIN[ \t]+([A-Za-z0-9+/]{8,2048}={0,2})(?![A-Za-z-])/g,
  // Words that are written where a file would be read.
  /<\([ \t]*(?:echo|printf)[ \t]+(?:-[neE]+[ \t]+)?(?:["']%s(?:\\n)?["'][ \t]+)?("[^"\n]{1,512}"|'[^'\n]{1,512}'|[^\s)]{1,512})/g,
  /\b(?:echo|printf)[ \t]+(?:-[neE]+[ \t]+)?("[^"\n]{1,512}"|'[^'\n]{1,512}'|[^\s|]{1,512})[ \t]*\|[ \t]*(?:sudo[ \t]+)?(?:restic|rustic|kopia|borg|borgmatic|duplicity|duplicacy|gpg2?|openssl|age|mount|su|smbclient|xargs)\b/g,
  /\b(?:restic|rustic|kopia|borg|duplicity|gpg2?|openssl|smbclient)\b[^\n<]{0,200}<<<[ \t]*("[^"\n]{1,512}"|'[^'\n]{1,512}'|[^\s)]{1,512})/g,
  /\bpass(?:word|wd|phrase)?[-_]?(?:eval|cmd|command)?["']?[ \t=:]{1,5}["']?(?:echo|printf)[ \t]+((?:[^\s"'\\]|\\.){1,512})/gi,
  /\bgrant_type=authorization_code[^\n]{0,400}?\bcode=([^\s&"']{4,512})/gi,
  /(?<![\w/.])[\w-]{3,128}:([^\s:/]{4,256})[ \t]*>{1,2}[ \t]*[^\s]{0,200}passw/g,
  /\bresponse=\\{0,3}"([0-9a-f]{32,128})\\{0,3}"/gi,
  /\brouting_?key["'\\]{0,4}[ \t]*[:=][ \t]*["'\\]{0,4}(R[A-Z0-9]{31}|[0-9a-f]{32})\b/gi,
  /\bauthorization[ \t]{1,5}["']\w{1,20}[ \t]{1,5}([^"'\n]{4,2048})["']/gi,
  // What is written to a tool or to a file of secrets, line by line.
  /\b(?:kopia|restic|rustic|borg|gpg|cryptsetup|docker|sudo|login|pw|\w{0,20}passw\w{0,20}|secrets?|tokens?)\b[^\n<]{0,200}<<-?[ \t]{0,3}["']?[A-Za-z_]{2,20}["']?[^\n<]{0,100}\n([^\n]{4,512})/g,
  /\b(?:echo|printf)[ \t]+(?:-[neE]+[ \t]+)?["']?([A-Za-z0-9+/=_-]{8,4096})["']?[ \t]*\|[ \t]*base64[ \t]+(?:-d|-D|--decode)\b/g,
  // Calls that sign in.
  /"method"[ \t]{0,3}:[ \t]{0,3}"[\w.]{0,60}(?:login|auth|sign_?in|password|token)\w{0,40}"[^\n]{0,200}?"params"[ \t]{0,3}:[ \t]{0,3}\[([^\]\n]{1,2048})\]/gi,
  // Keys in lines of their own.
  /\bBORG_KEY[ \t]+[0-9a-f]{1,128}\r?\n([A-Za-z0-9+/=\s]{16,16384})/g,
  // After what it was, what it becomes.
  /(?:pass(?:word|wd|phrase)?|secret|token)["']?[ \t]*[:=][ \t]*"[^"\n]{0,512}"[ \t]*[-=]>[ \t]*("[^"\n]{1,512}")/gi,
  // Braces keep the signs of ODBC together.
  /\bpwd[ \t]{0,3}=[ \t]{0,3}(\{(?:[^{}\n]|\}\}){1,256}\})/gi,
  // A text between doubled quotes.
  new RegExp(
    `${WHAT}["']{0,2}[ \\t]{0,3}[:=][ \\t]{0,3}''([^'\\n]{1,512})''`,
    'gi',
  ),
];

/** A line that mentions credentials. */
const SPEAKS =
  /pass|pwd|kenn|secret|token|credential|session|cookie|licen[cs]e|\bpin\b|log(?:ged|ging)?[ _-]?(?:in|on)\b|sign(?:ed|ing)?[ -]?in\b|authenti|unauthori|access denied|unlock|\b(?:de|en)crypt|\b(?:otp|2fa|mfa)\b|\b(?:enter|use|type|your|with|the)[ \t]code\b/i;

/** A value behind these words is said not to be a secret. */
const CALLED =
  /\b(?:\w*id|name|etag|host|version|checksum|digest|hash|sha\d{1,3}|md5|snapshot|bucket|object|file|folder|path|pod|job|image|algorithm|type|kind|reason|mode)["']?[ \t]{0,3}[:= ][ \t]{0,3}["']?$/i;

/** Words, without the quotes, brackets and signs around them. */
const WORD = /[^\s"'`,;()<>[\]{}|=:\\/]{8,256}/g;

const LONGEST_LINE = 1_000;

/** In such a line a name does not look like a password. */
function inSuchLines(text: string): Span[] {
  const found: Span[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.length <= LONGEST_LINE && SPEAKS.test(line)) {
      for (const word of line.matchAll(WORD)) {
        const before = line[word.index - 1] ?? ' ';
        const after = line[word.index + word[0].length] ?? ' ';
        // Parts of paths, addresses and digests are judged by their own rules.
        const alone =
          !/[\\/]/.test(after) &&
          (!/[\\/]/.test(before) ||
            /^[\w-]{1,64}\/$/.test(
              line
                .slice(Math.max(0, word.index - 65), word.index)
                .split(/[\s"'`(]/)
                .at(-1)!,
            )) &&
          !CALLED.test(line.slice(Math.max(0, word.index - 24), word.index));
        if (alone && surelyMade(word[0]))
          found.push({
            start: start + word.index,
            end: start + word.index + word[0].replace(/[.!?]+$/, '').length,
          });
      }
    }
    start += line.length + 1;
  }
  return found;
}

const SPOKEN =
  /pass|pwd|secret|token|key|cred|密|口令|パス|비밀|vault|\brar\b|setuser|sign|code|log|auth|user|pin|tan|otp|2fa|mfa|decrypt|unlock|encrypt|sql|exp|imp|rman|smb|net|schtasks|curl|@|send|:\*|:\d{4}|\t|334|<\(|<<|cookie|licen[cs]e|session|echo|printf|BORG|response|\bp[ \t]{0,3}[:=]/i;

function sure(
  patterns: readonly RegExp[],
  text: string,
  made: (word: string) => boolean,
): Span[] {
  return patterns
    .flatMap(pattern => spansOf(pattern, text))
    .flatMap(({ start, end }) => {
      const word = text.slice(start, end);
      if (!made(word)) return [];
      const shorter = word.replace(/[.,:;!?)\]}>]+$/, '');
      return [{ start, end: start + shorter.length }];
    });
}

/**
 * Finds secrets that sentences, statements and protocols speak of, with the
 * secret in the midst of them.
 *
 * @param page - one reading of a text
 * @returns the secrets
 */
export function spokenSecrets({ text }: Page): Span[] {
  if (!SPOKEN.test(text)) return [];
  return [
    ...inSuchLines(text),
    ...sure(SURE, text, surelyMade),
    ...sure(REFUSED, text, maybeMade),
    ...STATED.flatMap(pattern => spansOf(pattern, text)),
  ];
}
