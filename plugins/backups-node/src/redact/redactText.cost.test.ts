import { redactText } from './redactText';

/** Each is the beginning of something, again and again. */
const HOSTILE = [
  'password=',
  'password=\n',
  'password: |\n',
  'password for ',
  'token=a ',
  'token="',
  "token='a",
  'token=[',
  'token=(',
  'token=a"b ',
  'token\\\\\\\\',
  '\\"',
  '\\\\',
  'a',
  'a-',
  '@',
  'u:a@',
  '://',
  'https://a/b/hook',
  '-p ',
  'curl -u a:b ',
  'mysql -pa ',
  '<key>',
  '<a ',
  '%3D',
  'name: token\n',
  'value: x ',
  '-----BEGIN PRIVATE KEY-----',
  '-----END PRIVATE KEY-----',
  'eyJaaaaaa.',
  'AAAA',
  'MIIB',
  'key ',
  'secret access ',
  '\u200b',
  '\uff50',
  '&quot;',
  'echo a ',
  'net use ',
  'a:5432:',
  'bearer ',
  'kind: Secret\n',
  'kind: Secret\ndata:\n',
  '---\nkind: Secret\n',
  'data: {',
  '  data:\n',
  '$6$a',
  'AUTH a1',
  'a1 LOGIN a ',
  '"a" "b1"\n',
  '?code=a1',
  'code=aB1',
  'b2 account authorize a ',
  'dig -y a:',
  'pin: ',
  '<<< ',
  'printf "key=%s" ',
  '"""',
  'env("',
  'key (a1',
  'pw <<EOF\n',
  'pw <<',
  'echo a1 | base64 ',
  'login failed for a',
  'password from a ',
  'secret <a',
  'AUTH a ',
  'SETUSER a >',
  'password for a=',
  'encrypt(a,',
  'exp a/',
  'smbclient //a ',
  'net use /user:a ',
  'a@a:a\n',
  'send "a\\',
  '*:*:',
  '334 UGFzc3dvcmQ6\n',
  '<(echo ',
  'echo a|',
  'restic <<<',
  '"method":"login","params":[',
  'BORG_KEY a\nA',
  'pwd = {}}',
  'response="',
  'a:b >> ',
  'a\tTRUE\t/\t',
  'a,password\n',
  'password,b\n1,2\n',
  'a|token|',
  '(password) VALUES (',
  'secret: {a: ',
  'password:\n  a: b\n',
  'password:\n  a\n',
  'Secret{data:',
  'secret\n ',
  'a b c d e f g ',
  '\u001b[1m',
  'AAAA\n-----END PRIVATE KEY-----\n',
  'unlock code 1',
  'Password\n',
  'secret Aa1\u0001',
  'secret A-',
  'passwords: - ',
];

/** Time that this process itself worked, in microseconds: not the clock. */
function cost(text: string): number {
  const before = process.cpuUsage();
  redactText(text);
  return process.cpuUsage(before).user;
}

describe('redactText costs what a text is long', () => {
  it.each(HOSTILE)('made of %j', part => {
    const long = (length: number) =>
      `${part
        .repeat(Math.ceil(length / part.length))
        .slice(0, length)} token=hunter2`;
    redactText(long(5_000));
    const short = Math.max(cost(long(20_000)), 5_000);
    // Nine times as long: a square would cost 81 times as much.
    expect(cost(long(180_000))).toBeLessThan(short * 35);
  });

  it('cuts what is longer than 200,000 characters', () => {
    const redacted = redactText(`${'word '.repeat(400_000)} token=hunter2`);
    expect(redacted.length).toBeLessThanOrEqual(200_001);
  });

  it('redacts at the end of 200,000 characters', () => {
    const text = `${'password_'.repeat(22_000)} token=hunter2`;
    expect(redactText(text)).not.toContain('hunter2');
  });
});
