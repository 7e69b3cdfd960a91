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
  /(?:passwords?|passwd|passphrases?|passcode|passwort|kennwort|contrasena|motdepasse|senha|wachtwoord|haslo|losenord|salasana|п[аa][рp][оo]л[ья]|密码|密碼|adgangskode|passord|jelszo|sifre|κωδικος|προσβασης|סיסמה|parola|lozinka|contrasenya|passkey|keyphrase|password[ae]|heslo|geheimnis|losungswort|(?:zugangs|freischalt|entsperr|sicherheits|bestatigungs|wiederherstellungs)code)(?:是|为|為|は)?$/u;

/** The same in languages whose letters names are taken apart into. */
const PHRASES_TAKEN_APART = [
  'パスワード',
  'パスワードは',
  '비밀번호',
  'รหัสผ่าน',
  'पासवर्ड',
].map(plain);

/** A name that ends in such a word is one of a secret. */
const PHRASE_ENDS =
  /^(?:[a-z]*passe?|[a-z]*pwd|[a-z]*pswd|pw|psw|[a-z]+pw|psk|[a-z]*passcommand|(?:[a-z]*pass(?:word)?|auth|hash|secret|key|encryption)?salt|mnemonic)$/;
const VALUE_ENDS =
  /(?:secrets?|tokens?|credentials?|signature|apikeys?|accesskeys?|secretkeys?|privatekey|accountkey|sharedkey|masterkey|authkey|appkey|applicationkey|storagekey|signingkey|encryptionkey|licensekey|sshkey|schlussel|sessionkey|userkey|jwt|otp|webhook|connectionstring|sessionid|sessid|auth)$|^(?:sas|sig|creds?|bearer|sid|hmac)$/;
const HEADERS = /^(?:authorization|cookies?)$/;

/** Ends like one, and is a word of its own. */
const INNOCENT =
  /^(?:bypass|compass|trespass|surpass|overpass|underpass|encompass|multipass|htpasswd|chpasswd|gpasswd|mkpasswd|smbpasswd|kpasswd|sshpass|keepass|lastpass|askpass|getpass)$/;

/** What a name of a secret may still have behind it. */
const TRAILING =
  /^(?:value|plain|plaintext|text|b|base|enc|encoded|hash|raw|string|old|new|current|previous|confirm|confirmation|data|repeat|verify|obscured|default|prod|production|dev|staging|test|main|command|cmd|env|var|pem|der|jwk|material|provided|supplied|given|received)$/;

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

/** What signs in once, by its last word and the one before it. */
const ONCE =
  /^(?:(?:device|auth|oauth|authorization|authorisation|activation|recovery|pairing|invite|invitation|mfa|totp|unlock|access|security|verification|backup|login|confirmation|entry|reset|rescue|emergency|scratch|time|pass|pin|registration) codes?|code verifier|access grant|client assertion|saml response)$/;

/** A pass phrase, as two words. */
const PHRASE_OF_TWO =
  /^(?:pass (?:word|phrase|code)s?|(?:seed|recovery|secret|backup|mnemonic|wallet|key|unlock|encryption|decryption) phrases?|mot passe|parola (?:chiave|ordine)|kata sandi|mat khau|كلمة (?:المرور|السر))$/;

/** The same word for the key of a map and of a door. */
const KEY = /^(?:key|clave|chave|chiave|cle|ключ)$/;

/** Identifiers of keys that open nothing. */
const OPEN_KEY_IDS = new Set(['kms', 'gpg', 'pgp', 'public', 'host']);

/** Letters without what stands above and below them. */
function plain(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}+/gu, '');
}

function wordsOf(name: string): string[] {
  return (
    plain(name)
      // As people write it in haste or in jest: `pasword`, `p4ssw0rd`.
      .replace(/p[a4@][s5$]{1,2}w(?:[o0]?rd|r[o0]d|[o0]dr)/gi, 'password')
      .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
      .toLowerCase()
      .replace(/ł/g, 'l')
      .split(/[^\p{L}]+/u)
      .filter(Boolean)
  );
}

function isPhrase(word: string): boolean {
  return (
    PHRASES.test(word) || PHRASES_TAKEN_APART.some(end => word.endsWith(end))
  );
}

function endOf(words: readonly string[]): SecretName | undefined {
  const last = words.at(-1);
  if (last === undefined || INNOCENT.test(last)) return undefined;
  if (HEADERS.test(last)) return 'header';
  if (isPhrase(last) || PHRASE_ENDS.test(last)) return 'phrase';
  if (VALUE_ENDS.test(last)) return 'value';
  const before = words.at(-2);
  if (KEY.test(last) || last === 'keys') {
    if (before === undefined) return last === 'keys' ? undefined : 'key';
    return OPEN_KEYS.has(before) ? undefined : 'value';
  }
  if (last === 'id' && (before === 'key' || before?.endsWith('key'))) {
    return OPEN_KEY_IDS.has(words.at(-3) ?? '') ? undefined : 'value';
  }
  if (ONCE.test(`${before} ${last}`)) return 'value';
  if (PHRASE_OF_TWO.test(`${before} ${last}`)) return 'phrase';
  // What an AppRole of Vault signs in with.
  if (last === 'id' && before === 'secret') return 'value';
  if (last === 'community') return words.includes('snmp') ? 'value' : 'key';
  if (last === 'url' || last === 'uri') {
    return SECRET_ADDRESS.test(before ?? '') ? 'value' : undefined;
  }
  return undefined;
}

function judge(words: string[]): SecretName | undefined {
  // The command line of 1Password names its variable after the account.
  if (/(?:^| )(?:op|bw) session(?: |$)/.test(words.join(' '))) return 'value';
  // What Helm calls the name of a Secret that is there already.
  if (/^existing secret$/.test(words.slice(-2).join(' '))) return undefined;
  const whole = endOf(words);
  if (whole) return whole;
  const shorter = [...words];
  while (shorter.length > 1 && TRAILING.test(shorter.at(-1)!)) shorter.pop();
  const end = endOf(shorter);
  if (end) return end === 'key' ? 'value' : end;
  return shorter.some(isPhrase) && !ABOUT.test(words.at(-1)!)
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
