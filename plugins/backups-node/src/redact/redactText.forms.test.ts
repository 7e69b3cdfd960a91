import fc from 'fast-check';
import { redactText } from './redactText';

const SECRET_WORDS = [
  'pass',
  'password',
  'passwd',
  'passphrase',
  'pwd',
  'secret',
  'token',
  'auth',
  'credential',
  'sas',
  'signature',
  'api_key',
  'cipher_pass',
  'secret_access_key',
  'private_key_passphrase',
  'session_token',
  'key_pem',
  'signing_key_material',
];
const OWNERS = ['', 'db', 'repo1', 'rclone_config_nas', 'smtp', 'kopia', 'b2'];

const SPELLINGS: ((words: string[]) => string)[] = [
  words => words.join('_'),
  words => words.join('_').toUpperCase(),
  words => words.join('-'),
  words => words.join('.'),
  words =>
    words
      .map((word, index) =>
        index === 0 ? word : word[0].toUpperCase() + word.slice(1),
      )
      .join(''),
];

const name = fc
  .record({
    owner: fc.constantFrom(...OWNERS),
    word: fc.constantFrom(...SECRET_WORDS),
    digit: fc.constantFrom('', '', '2'),
    spell: fc.constantFrom(...SPELLINGS),
  })
  .map(({ owner, word, digit, spell }) =>
    spell(`${owner}_${word}${digit}`.split('_').filter(Boolean)),
  );

const LETTERS = [...'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'];
const SIGNS = [...LETTERS, ...'!#$*+-./?^_~'];

/** A word that is neither a number nor a word of a sentence. */
const value = fc
  .tuple(
    fc.constantFrom(...LETTERS),
    fc.string({ unit: fc.constantFrom(...SIGNS), minLength: 5, maxLength: 24 }),
  )
  .map(([first, rest]) => `Q7${first}${rest}z9`);

const phrase = fc.tuple(value, value).map(words => words.join(' '));

const SEPARATORS = ['=', ' = ', ': ', ':', ' := ', '=>', ' -> ', '\t= '];
const QUOTES: [open: string, close: string][] = [
  ['"', '"'],
  ["'", "'"],
  ['\\"', '\\"'],
  ['\\\\\\"', '\\\\\\"'],
  ['`', '`'],
];

function json(text: string, layers: number): string {
  let encoded = text;
  for (let layer = 0; layer < layers; layer += 1)
    encoded = JSON.stringify(encoded);
  return encoded;
}

/** How a name and its value reach us. */
const CARRIERS: Record<string, (name: string, value: string) => string> = {
  'a field of JSON': (key, text) => JSON.stringify({ [key]: text, size: 4 }),
  'JSON within JSON': (key, text) =>
    json(JSON.stringify({ [key]: text, size: 4 }), 1),
  'JSON within JSON within JSON': (key, text) =>
    json(JSON.stringify({ [key]: text, size: 4 }), 2),
  'JSON in a URL': (key, text) =>
    `GET /x?q=${encodeURIComponent(JSON.stringify({ [key]: text }))}`,
  'a parameter of a URL': (key, text) =>
    `https://nas.lan/x?a=1&${key}=${encodeURIComponent(text)}&b=2`,
  'a form in a URL': (key, text) =>
    encodeURIComponent(`${key}=${encodeURIComponent(text)}`),
  'an option': (key, text) => `tool --${key} '${text}' --verbose`,
  'an option with a sign': (key, text) => `tool --${key}='${text}' --verbose`,
  'a list of options': (key, text) =>
    JSON.stringify({ args: [`--${key}`, text, '--verbose'] }),
  'a list of options in YAML': (key, text) =>
    `args:\n  - --${key}\n  - "${text}"\n  - --verbose`,
  'a variable of a container in YAML': (key, text) =>
    `- name: ${key}\n  value: ${text}\n- name: TZ\n  value: UTC`,
  'a variable of a container in JSON': (key, text) =>
    JSON.stringify([
      { name: key, value: text },
      { name: 'TZ', value: 'UTC' },
    ]),
  'a variable of a container, turned round': (key, text) =>
    JSON.stringify([{ value: text, name: key }]),
  'a variable of a container in Go': (key, text) =>
    `EnvVar{Name:${key},Value:${text},ValueFrom:nil,}`,
  'an exported variable': (key, text) => `export ${key}="${text}"`,
  'a variable of PowerShell': (key, text) => `$env:${key} = '${text}'`,
  'an element of XML': (key, text) => `<${key}>${text}</${key}>`,
  'an entry of XML': (key, text) => `<add key="${key}" value="${text}"/>`,
  'an entity of HTML': (key, text) => `&quot;${key}&quot;:&quot;${text}&quot;`,
  'a header': (key, text) => `curl -H "X-${key}: ${text}" https://nas.lan`,
  'base64 of a variable': (key, text) =>
    `data: ${Buffer.from(`${key}=${text}`).toString('base64')}`,
  'letters in disguise': (key, text) => `${[...key].join('\u200b')}='${text}'`,
  'full width letters': (key, text) =>
    `${key.replace(/[a-z]/g, letter =>
      String.fromCharCode(letter.charCodeAt(0) + 0xfee0),
    )}='${text}'`,
};

/** What belongs to a value alone. */
const ALONE: Record<string, (value: string) => string> = {
  'sshpass -p': text => `sshpass -p ${text} ssh nas`,
  'mysqldump -p': text => `mysqldump -uroot -p${text} shop`,
  'arguments of mysqldump': text =>
    JSON.stringify(['mysqldump', '-uroot', `-p${text}`]),
  'kopia -p': text => `kopia repository connect filesystem -p ${text}`,
  'curl -u': text => `curl -u admin:${text} https://nas.lan`,
  'curl --user': text => `curl --user=admin:${text} https://nas.lan`,
  'curl -b': text => `curl -b sid=${text} https://nas.lan`,
  'redis-cli -a': text => `redis-cli -a ${text} ping`,
  'docker login': text => `docker login -u ci -p ${text} registry.lan`,
  Authorization: text => `Authorization: Anything ${text}`,
  'Authorization in JSON': text =>
    JSON.stringify({ Authorization: [`Anything ${text}`] }),
  Cookie: text => `Cookie: theme=dark; session=${text}`,
  'Set-Cookie': text => `Set-Cookie: sid=${text}; Path=/`,
  'a user of a host': text => `rsync bob:${encodeURIComponent(text)}@nas:/srv`,
  'a user of a URL': text =>
    `connect to amqp://bob:${encodeURIComponent(text)}@mq.lan:5672/x`,
  'a user of SFTP': text => `sftp:bob:${encodeURIComponent(text)}@nas`,
  Slack: text =>
    `https://hooks.slack.com/services/T0/B0/${encodeURIComponent(text)}`,
  Discord: text =>
    `https://discord.com/api/webhooks/42/${encodeURIComponent(text)}`,
  Teams: text =>
    `https://x.webhook.office.com/webhookb2/${encodeURIComponent(
      text,
    )}@y/IncomingWebhook`,
  Telegram: text =>
    `https://api.telegram.org/bot123456:${encodeURIComponent(
      text,
    )}/sendMessage`,
  netrc: text => `machine nas login bob password ${text}`,
  pgpass: text => `db.lan:5432:shop:bob:${text}`,
  SQL: text => `CREATE ROLE bob LOGIN PASSWORD '${text}'`,
  'a private key': text =>
    `-----BEGIN PGP PRIVATE KEY BLOCK-----\n${text}\n-----END PGP PRIVATE KEY BLOCK-----`,
  'a private key in JSON': text =>
    JSON.stringify({
      k: `-----BEGIN PRIVATE KEY-----\n${text}\n-----END PRIVATE KEY-----\n`,
    }),
  PowerShell: text => `ConvertTo-SecureString "${text}" -AsPlainText -Force`,
  'net use': text => `net use Z: \\\\nas\\share ${text} /user:bob`,
  'a Secret in YAML': text =>
    `kind: Secret\nmetadata:\n  name: radarr\nstringData:\n  first: ${text}\n  second: "${text}"`,
  'a Secret in JSON': text =>
    JSON.stringify({ kind: 'Secret', data: { first: text } }),
  'a Secret in an annotation': text =>
    `last-applied: ${JSON.stringify(
      JSON.stringify({ kind: 'Secret', data: { first: text } }),
    )}`,
  'the session of a password manager': text =>
    `export OP_SESSION_family="${text}"`,
  'a code of sign-in': text =>
    `GET /callback?state=a&code=${encodeURIComponent(text)}&x=1`,
  'a code of a device': text => `device_code=${text}`,
  'a community of SNMP': text => `rocommunity ${text} 10.0.0.0/8`,
  "pgbouncer's list": text => `"app" "${text}"`,
  'IDENTIFIED WITH': text =>
    `ALTER USER bob IDENTIFIED WITH mysql_native_password BY '${text}'`,
  'three quotes': text => `api_token = """${text}"""`,
  'the default of a call': text =>
    `'password' => env('DB_PASSWORD', '${text}'),`,
  'a key in brackets': text => `the secret key (${text}) is not known`,
  'the answer of an installer': text =>
    `d-i passwd/root-password password ${text}`,
  'AUTH of Redis': text => `AUTH default ${text}`,
  'AUTH of SMTP': text => `AUTH PLAIN ${text}`,
  'LOGIN of IMAP': text => `a1 LOGIN bob ${text}`,
  'a pipe into gpg': text => `echo '${text}' | gpg --passphrase-fd 0 -d x`,
  'a word for zfs': text => `zfs load-key tank/x <<< '${text}'`,
  'a key of Backblaze': text => `b2 account authorize 0012345 ${text}`,
  'a key to unseal': text => `Unseal Key 1: ${text}`,
  'a block of YAML': text => `password: |\n  ${text}\n  ${text}\nsize: 4`,
  'a sentence': text => `The password for bob is ${text}.`,
  'the next line': text => `password=\n${text}`,
};

describe('redactText finds a secret', () => {
  it.each(Object.entries(CARRIERS))('in %s', (_, carry) => {
    fc.assert(
      fc.property(name, fc.oneof(value, phrase), (key, text) => {
        const told = `before ${carry(key, text)}`;
        const redacted = redactText(told);
        expect(redacted).toMatch(/^before /);
        for (const word of text.split(' ')) {
          expect(redacted).not.toContain(word);
          expect(redacted).not.toContain(encodeURIComponent(word));
          expect(redacted).not.toContain(
            Buffer.from(word).toString('base64').slice(4, 10),
          );
        }
        expect(redactText(redacted)).toBe(redacted);
      }),
      { numRuns: 60 },
    );
  });

  it.each(Object.entries(ALONE))('of %s', (_, carry) => {
    fc.assert(
      fc.property(value, text => {
        const redacted = redactText(`first line\n${carry(text)}`);
        expect(redacted).toMatch(/^first line\n/);
        expect(redacted).not.toContain(text);
        expect(redacted).not.toContain(encodeURIComponent(text));
        expect(redactText(redacted)).toBe(redacted);
      }),
      { numRuns: 60 },
    );
  });

  it('behind every separator, with every quote', () => {
    fc.assert(
      fc.property(
        name,
        value,
        fc.constantFrom(...SEPARATORS),
        fc.constantFrom<[string, string]>(['', ''], ...QUOTES),
        fc.constantFrom<[string, string]>(['', ''], ...QUOTES),
        (key, text, sign, [open, close], [openName, closeName]) => {
          const told = `${openName}${key}${closeName}${sign}${open}${text}${close}`;
          const redacted = redactText(`before ${told}\nafter`);
          expect(redacted).not.toContain(text);
          expect(redacted).toMatch(/^before [\s\S]*\nafter$/);
          expect(redacted).toContain(key);
        },
      ),
      { numRuns: 400 },
    );
  });
});
