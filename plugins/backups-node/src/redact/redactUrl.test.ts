import { redactUrl } from './redactUrl';

describe('redactUrl', () => {
  it.each([
    ['https://user:pass@host/path', 'https://host/path'],
    ['https://token@host/path', 'https://host/path'],
    ['s3://AKIA:ab/cd+ef@host/bucket', 's3://host/bucket'],
    ['https://user:p@ss@host/path', 'https://host/path'],
    ['rest:https://u:p@host:8000/x', 'rest:https://host:8000/x'],
    ['s3:https://k:s@host/bucket', 's3:https://host/bucket'],
    ['sftp:user@host:/srv', 'sftp:host:/srv'],
    ['sftp://user@host:22//srv', 'sftp://host:22//srv'],
    ['user@host:/srv', 'host:/srv'],
    [
      'https://host/x?X-Amz-Signature=abc&region=eu',
      'https://host/x?X-Amz-Signature=[redacted]&region=eu',
    ],
    ['https://host:9000/user@domain/x', 'https://host:9000/user@domain/x'],
    ['https://host/user@domain/x', 'https://host/user@domain/x'],
    ['s3://bucket/prefix/', 's3://bucket/prefix/'],
    ['', ''],
  ])('makes of %s: %s', (url, redacted) => {
    expect(redactUrl(url)).toBe(redacted);
    expect(redactUrl(redacted)).toBe(redacted);
  });
});
