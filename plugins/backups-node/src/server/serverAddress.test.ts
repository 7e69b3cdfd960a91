import { serverAddress } from './serverAddress';
import type { ConfiguredAddress } from './serverAddress';

const PATH = 'backups.providers.x.servers[0]';

function read(url: string, changes: Partial<ConfiguredAddress> = {}): string {
  return serverAddress({
    url,
    path: PATH,
    protocols: ['https:', 'http:'],
    example: 'https://x.internal',
    secretsAt: 'token',
    ...changes,
  }).toString();
}

const TOKEN = { sends: 'the token' };

describe('the address of a server', () => {
  it.each<[string, Partial<ConfiguredAddress>]>([
    ['https://x.internal/', TOKEN],
    ['http://x.internal/', {}],
    ['http://localhost:9090/', TOKEN],
    ['http://127.0.0.1/', TOKEN],
    ['http://[::1]:9090/', TOKEN],
    ['http://x.internal/', { ...TOKEN, allowClearText: true }],
  ])('is taken: %s %j', (url, changes) => {
    expect(read(url, changes)).toBe(url);
  });

  it.each<[string, Partial<ConfiguredAddress>, RegExp]>([
    ['http://x.internal', TOKEN, /the token would travel in the clear/],
    ['http://localhost.evil.example', TOKEN, /in the clear/],
    ['http://127.0.0.1.evil.example', TOKEN, /in the clear/],
    [
      'http://x.internal',
      { ...TOKEN, allowClearText: false },
      /allowClearText: true/,
    ],
    ['http://x.internal', { trusts: true }, /names a certificate/],
    ['https://u:p@x.internal', TOKEN, /given in token/],
    ['ftp://x.internal', {}, /https:\/\/ or http:\/\/ is needed/],
    ['x.internal', {}, /not a URL|is needed/],
    [
      'https://x.internal',
      { protocols: ['wss:'] },
      /has protocol https:\/\/, but wss:\/\/ is needed/,
    ],
  ])('is refused: %s %j', (url, changes, message) => {
    expect(() => read(url, changes)).toThrow(message);
    expect(() => read(url, changes)).toThrow(PATH);
  });
});
