import { mayBeOneHost } from './mayBeOneHost';

describe('two hosts', () => {
  it.each([
    ['10.0.0.5', 'nas.internal'],
    ['nas', '192.168.1.4'],
    ['fd00::5', 'nas.lan'],
    ['10.0.0.5', 'fd00::5'],
    ['nas', 'nas.home.arpa'],
    ['nas.local', 'nas.internal'],
    ['nas.local', 'nas'],
    ['https://10.0.0.5:9000', 'NAS.internal.'],
  ])('may be one machine: %s and %s', (one, other) => {
    expect(mayBeOneHost(one, other)).toBe(true);
    expect(mayBeOneHost(other, one)).toBe(true);
  });

  it.each([
    ['nas.internal', 'NAS.internal.:2049'],
    ['10.0.0.5', '10.0.0.6'],
    ['nas', 'nas2'],
    ['nas.north.example.com', 'nas.south.example.com'],
    ['10.0.0.5', 'minio.store.svc'],
    ['', 'nas'],
  ])('are one, or two, for sure: %s and %s', (one, other) => {
    expect(mayBeOneHost(one, other)).toBe(false);
    expect(mayBeOneHost(other, one)).toBe(false);
  });
});
