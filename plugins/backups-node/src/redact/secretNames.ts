import { memoise } from '../text/memoise';

/**
 * What a name says of the value behind it.
 *
 * - `phrase`: a pass phrase, which may hold spaces
 * - `header`: everything up to the end of the line
 * - `value`: one word
 * - `key`: one word, unless it reads as the name of something: `key` is also
 *   what maps, labels and objects in a bucket have
 */
export type SecretName = 'phrase' | 'header' | 'value' | 'key';

/** A name that has such a word anywhere is one of a secret. */
const PHRASES =
  /(?:passwords?|passwd|passphrases?|passcode|passwort|kennwort|contrasena|motdepasse|senha|wachtwoord|haslo|losenord|salasana|п[аa][рp][оo]л[ья]|密码|密碼|パスワード|비밀번호)$/u;

/** A name that ends in such a word is one of a secret. */
const PHRASE_ENDS =
  /^(?:[a-z]*passe?|[a-z]*pwd|[a-z]*pswd|pw|psw|[a-z]+pw|psk|salt|mnemonic)$/;
const VALUE_ENDS =
  /(?:secrets?|tokens?|credentials?|signature|apikeys?|accesskeys?|secretkeys?|privatekey|accountkey|sharedkey|masterkey|authkey|appkey|applicationkey|storagekey|signingkey|encryptionkey|licensekey|sshkey|sessionkey|userkey|jwt|otp|webhook|connectionstring|sessionid|auth)$|^(?:sas|sig|creds?|bearer|sid)$/;
const HEADERS = /^(?:authorization|cookies?)$/;

/** Ends like one, and is a word of its own. */
const INNOCENT =
  /^(?:bypass|compass|trespass|surpass|overpass|underpass|encompass|multipass|htpasswd|chpasswd|gpasswd|mkpasswd|smbpasswd|kpasswd|sshpass|keepass|lastpass|askpass|getpass)$/;

/** What a name of a secret may still have behind it. */
const TRAILING =
  /^(?:value|plain|plaintext|text|b|base|enc|encoded|hash|raw|string|old|new|current|previous|confirm|confirmation|repeat|verify|obscured|default|prod|production|dev|staging|test|main|command|cmd|env|var)$/;

/** A name that ends so tells about a secret, and is not followed by one. */
const ABOUT =
  /^(?:name|names|file|filename|files|path|paths|ref|refs|reference|dir|directory|length|len|size|min|max|policy|count|expiry|expires|expiration|ttl|age|hint|required|enabled|disabled|changed|at|time|date|method|mode|manager|store|provider|source|from|mount|version|format|valid|invalid|status|rotation|namespace|type|reset|prompt|stdin|field|algorithm|algo|entry|check|checked|set|id|ids|less|retries|attempts|strength)$/;

/** Keys that open nothing. */
const OPEN_KEYS = new Set(
  'public primary foreign partition sort cache map group grouping host index label row object routing known unique field column lookup cause dedup dedupe idempotency metadata annotation taint topology toleration file item plan order shard property translation locale event state entry missing duplicate unknown invalid unexpected specified no the a this that another every each wrong'.split(
    ' ',
  ),
);

/** Addresses that let in whoever knows them. */
const SECRET_ADDRESS = /^(?:webhook|hook|sas|signed|presigned)$/;

/** Identifiers of keys that open nothing. */
const OPEN_KEY_IDS = new Set(['kms', 'gpg', 'pgp', 'public', 'host']);

function wordsOf(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replace(/ł/g, 'l')
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
}

function endOf(words: readonly string[]): SecretName | undefined {
  const last = words.at(-1);
  if (last === undefined || INNOCENT.test(last)) return undefined;
  if (HEADERS.test(last)) return 'header';
  if (PHRASES.test(last) || PHRASE_ENDS.test(last)) return 'phrase';
  if (VALUE_ENDS.test(last)) return 'value';
  const before = words.at(-2);
  if (last === 'key' || last === 'keys') {
    if (before === undefined) return last === 'key' ? 'key' : undefined;
    return OPEN_KEYS.has(before) ? undefined : 'value';
  }
  if (last === 'id' && (before === 'key' || before?.endsWith('key'))) {
    return OPEN_KEY_IDS.has(words.at(-3) ?? '') ? undefined : 'value';
  }
  if (last === 'url' || last === 'uri') {
    return SECRET_ADDRESS.test(before ?? '') ? 'value' : undefined;
  }
  return undefined;
}

function judge(words: string[]): SecretName | undefined {
  const whole = endOf(words);
  if (whole) return whole;
  const shorter = [...words];
  while (shorter.length > 1 && TRAILING.test(shorter.at(-1)!)) shorter.pop();
  const end = endOf(shorter);
  if (end) return end === 'key' ? 'value' : end;
  return shorter.some(word => PHRASES.test(word)) && !ABOUT.test(words.at(-1)!)
    ? 'phrase'
    : undefined;
}

const judged = memoise(name => ({ kind: judge(wordsOf(name)) }), 5_000);

/**
 * Tells by its last word whether a name is one of a secret, in every spelling:
 * `--repo1-cipher-pass`, `DB_PASS`, `apiKey`, `password2`. `password-file` and
 * `secretName` are not: what follows them is a path and a name.
 *
 * @param name - of an option, a variable, a field or a header
 * @returns what kind of value follows; `undefined` where it is not a secret
 */
export function secretNameOf(name: string): SecretName | undefined {
  return judged(name).kind;
}
