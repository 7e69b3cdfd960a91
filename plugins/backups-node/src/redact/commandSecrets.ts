import type { Page } from './Page';
import { saysNothing } from './harmless';
import type { Span } from './Span';
import { valueAt } from './valueAt';

/**
 * Options that carry a password in some tools, and a port, a path or a patch in
 * others: the tool decides.
 */
const TOOLS: [tools: RegExp, options: readonly string[]][] = [
  [
    /^(?:sshpass|kopia|mydumper|myloader|xtrabackup|mariabackup|innobackupex|7z[ar]?|7za|rar|unrar|psexec|ncftp\w*|influxd?_\w*|duplicacy|mysql\w*|mariadb[\w-]*|mongo\w*|cqlsh|cypher-shell)$/,
    ['-p'],
  ],
  [
    /^(?:zip|unzip|zipcloak|mosquitto_\w+|sqlcmd|isql|bcp|tsql|ipmitool)$/,
    ['-P'],
  ],
  [/^(?:influx)$/, ['-t', '-p']],
  [/^(?:useradd|usermod)$/, ['-p']],
  [/^(?:redis-cli|valkey-cli|keydb-cli|http|https|xh)$/, ['-a']],
  [/^(?:ldap\w+)$/, ['-w']],
  [/^(?:plink|pscp|psftp|putty|kitty)$/, ['-pw']],
  [/^(?:curl)$/, ['-b']],
  [/^(?:openssl)$/, ['-k', '-K', '-pass', '-passin', '-passout']],
  [/^(?:snmp\w+)$/, ['-c', '-A', '-X']],
  [/^(?:rcl?one|mc|vault|op|bw)$/, []],
];

/** `docker login -p`, and other registries. */
const REGISTRIES =
  /^(?:docker|podman|nerdctl|buildah|skopeo|crane|oras|helm|regctl|az|cf|oc|argocd|gh|glab)$/;

/** Words after which the next one is a secret, whatever it looks like. */
const SAID_AFTER: [tool: RegExp, word: string][] = [
  [/^rclone$/, 'obscure'],
  [/^vault$/, 'login'],
  [/^vault$/, 'unseal'],
  [/^bw$/, 'unlock'],
];

function isSaidAfter(tool: string, word: string): boolean {
  return SAID_AFTER.some(([by, said]) => by.test(tool) && said === word);
}

/** Who signs in, and with what, in one word. */
const BOTH = new Set([
  '-u',
  '-U',
  '--user',
  '--proxy-user',
  '-user',
  '--auth',
  '--creds',
  '--src-creds',
  '--dest-creds',
]);

const WORD = /[^\s"'`,[\]|;&()]+|[|;&\n]+/g;
const GAP =
  /\\{0,7}["'`]?(?:[ \t]{1,20}|[ \t]*,\s{0,20}|[ \t]*\\?\r?\n[ \t]*(?:-[ \t]+)?)/y;
const NUMBERS = /^\d+:\d+$/;

function toolOf(word: string): string {
  return word
    .slice(-64)
    .replace(/^.*[/\\]/, '')
    .replace(/\.exe$/i, '')
    .toLowerCase();
}

function valueAfter(page: Page, end: number) {
  GAP.lastIndex = end;
  const gap = GAP.exec(page.text);
  return gap
    ? valueAt(page, end + gap[0].length, { toLineEnd: false })
    : undefined;
}

/** The part after the colon of `user:password`. */
function behindUser(page: Page, span: Span): Span | undefined {
  const text = page.text.slice(span.start, span.end);
  if (NUMBERS.test(text.replace(/["'`]/g, ''))) return undefined;
  const at = text.search(/[:%]/);
  return at < 1 || /^:(?:\/\/|$|\[redacted)/.test(text.slice(at))
    ? undefined
    : { start: span.start + at + 1, end: span.end };
}

/**
 * Finds secrets that stand behind short options of tools: `sshpass -p …`,
 * `mysqldump -p…`, `curl -u user:…`.
 *
 * @param page - one reading of a text
 * @returns the secrets
 */
export function commandSecrets(page: Page): Span[] {
  const { text } = page;
  if (
    !/[ "'\t,]-{1,2}[a-zA-Z]|obscure|unseal|unlock|login|alias set|SecureString|net use/i.test(
      text,
    )
  )
    return [];
  const found: Span[] = [];
  let options: readonly string[] = [];
  let tool = '';
  let registry = false;
  WORD.lastIndex = 0;
  for (let run = WORD.exec(text); run; run = WORD.exec(text)) {
    const [word] = run;
    const end = run.index + word.length;
    if (/^[|;&\n]/.test(word)) {
      if (
        word !== '\n' ||
        !/[\\,\[]\s*$/.test(text.slice(Math.max(0, run.index - 3), run.index))
      ) {
        options = [];
        tool = '';
        registry = false;
      }
    } else if (word.length < 200 && !word.startsWith('-')) {
      const name = toolOf(word);
      const known = TOOLS.find(([tools]) => tools.test(name));
      if (known) {
        options = known[1];
        tool = name;
      } else if (REGISTRIES.test(name)) registry = true;
      else if (registry && name === 'login') options = ['-p'];
      else if (isSaidAfter(tool, name)) {
        const value = valueAfter(page, end);
        if (value && !value.shown.startsWith('-')) found.push(value);
      }
    } else if (word.length < 8_192) {
      const split = /^(-{1,2}[\w-]+)=(?=.)/.exec(word)?.[1];
      const option = options.find(
        one => word === one || (word.startsWith(one) && one.length === 2),
      );
      if (option === word) {
        const value = /["']/.test(text[end] ?? '')
          ? valueAt(page, end, { toLineEnd: false }) ?? valueAfter(page, end)
          : valueAfter(page, end);
        if (value && !/^-/.test(value.shown) && !saysNothing(value, 'phrase')) {
          found.push(value);
          WORD.lastIndex = Math.max(WORD.lastIndex, value.end);
        }
      } else if (
        option &&
        !/^-[a-z]{4,}$|^-p(?:ort|ath|refix|rogress)/.test(word)
      ) {
        const value = valueAt(page, run.index + option.length, {
          toLineEnd: false,
        });
        if (value) found.push(value);
      } else if (
        option &&
        /^-p(?!ort|ath|refix|rogress)/.test(word) &&
        tool !== 'kopia'
      ) {
        found.push({ start: run.index + 2, end });
      } else if (BOTH.has(word)) {
        const value = valueAfter(page, end);
        const secret = value && behindUser(page, value);
        if (secret) found.push(secret);
      } else if (split && BOTH.has(split)) {
        const value = valueAt(page, run.index + split.length + 1, {
          toLineEnd: false,
        });
        const secret = value && behindUser(page, value);
        if (secret) found.push(secret);
      } else if (/^-[uU][^\s:=-][^\s:]*:/.test(word)) {
        const value = valueAt(page, run.index + 2, { toLineEnd: false });
        const secret = value && behindUser(page, value);
        if (secret) found.push(secret);
      }
    }
  }
  return found;
}
