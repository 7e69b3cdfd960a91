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
    [
      'https://host/x?pass%77ord=a1&size=4',
      'https://host/x?pass%77ord=[redacted]&size=4',
    ],
    [
      'https://host/cb#access_token=abc&x=1',
      'https://host/cb#access_token=[redacted]&x=1',
    ],
    ['https://host/;jsessionid=a1b2', 'https://host/;jsessionid=[redacted]'],
    ['https://host/cb?code=a1b2c3d4e5', 'https://host/cb?code=[redacted]'],
    [
      'https://host/x?code=404&key-id=a&region=eu',
      'https://host/x?code=404&key-id=[redacted]&region=eu',
    ],
    [
      'https://host/x?client-secret=a&prefix=radarr',
      'https://host/x?client-secret=[redacted]&prefix=radarr',
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
