import { redactText } from './redactText';

const AWS_SECRET = 'wJalrXUtnFEMIbK7MDENGbPxRfiCYz3EXAMPLE42';

describe('redactText', () => {
  it.each([
    ['KOPIA_PASSWORD=hunter2 next', 'KOPIA_PASSWORD=[redacted] next'],
    ['"password": "hun ter2", "x": 1', '"password": [redacted]'],
    ['api key 1-hunter2x rejected', 'api key [redacted] rejected'],
    ['the access token hunter2Zq9 expired', 'the access token [redacted] exp'],
    ['credentials app:hunter2 no', 'credentials app:[redacted] no'],
    ['basic auth app:hunter2Zq9 failed', 'basic auth app:[redacted] failed'],
    ["{'api_key': 'hunter2'}", "{'api_key': [redacted]}"],
    ['password: my pass phrase\nnext', 'password: [redacted]\nnext'],
    ['--password hunter2 --x', '--password [redacted] --x'],
    ['--secret-access-key=hunter2', '--secret-access-key=[redacted]'],
    ['Authorization: Basic aHVudGVyMjpodW50ZXIy', 'Authorization: [redacted]'],
    ['sent bearer abcdefghijkl to x', 'sent bearer [redacted] to x'],
    ['key AKIAIOSFODNN7EXAMPLE denied', 'key [redacted] denied'],
    [`with ${AWS_SECRET} denied`, 'with [redacted] denied'],
    ['K005abcdefghijklmnopqrstuvwxyz1', '[redacted]'],
    ['ghp_abcdefghijklmnopqrstuvwxyz0123456789', '[redacted]'],
    ['at https://u:p@nas.lan/x: EOF', 'at https://nas.lan/x: EOF'],
    [
      'a\n-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n-----END OPENSSH PRIVATE KEY-----\nb',
      'a\n[redacted]\nb',
    ],
    ['-----BEGIN RSA PRIVATE KEY-----\nabc', '[redacted]'],
  ])('takes the secret out of %p', (text, redacted) => {
    const result = redactText(text);
    expect(result.startsWith(redacted)).toBe(true);
    expect(result).not.toMatch(/hunter2|phrase|EXAMPLE|aHVu|abcdefgh|u:p/);
    expect(redactText(result)).toBe(result);
  });

  it.each([
    'secret is missing field: KOPIA_PASSWORD',
    'API key rejected, access token expired, secret key RESTIC_PASSWORD missing',
    'no credentials nas.lan:8080, basic auth for nas.lan:443',
    'Secret "jukebox-volsync-secret" not found',
    'Fatal: wrong password or no key found',
    'No snapshots found for radarr-b2@downloads:/data',
    'Selected snapshot with id: 4f2c0c1db2b54a6d9d1b6a2c7c0f8e11',
    'repository f5bccd54 opened (repository version 2) successfully, password is correct',
    'commit 3f786850e387550fdab836ed7e6dc881de23001b',
    'persistentvolumeclaims "volsync-src-jukebox-cache" is forbidden',
    '',
  ])('leaves %p alone', text => {
    expect(redactText(text)).toBe(text);
  });

  it('comes to an end on long hostile text', () => {
    const words = 'password_'.repeat(20_000);
    const letters = 'a'.repeat(200_000);
    const text = `${words} ${letters}=${letters}://${letters}`;
    expect(redactText(`${text} token=hunter2`)).not.toContain('hunter2');
  });
});
