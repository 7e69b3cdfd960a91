import { locationOf, normaliseLocation } from './locationOf';

describe('locationOf', () => {
  it('names one place the same way however it is written', () => {
    const spellings = [
      { endpoint: 'https://S3.example.com:443/', prefix: 'radarr/' },
      { endpoint: 's3.example.com', prefix: '/radarr' },
    ];
    for (const spelling of spellings) {
      expect(locationOf({ type: 's3', bucket: 'volsync', ...spelling })).toBe(
        's3://s3.example.com/volsync/radarr',
      );
    }
    expect(normaliseLocation('S3://s3.Example.com/volsync//radarr/')).toBe(
      's3://s3.example.com/volsync/radarr',
    );
    expect(
      locationOf({ type: 'nfs', server: 'NAS.internal.', path: '/mnt/a b/' }),
    ).toBe(normaliseLocation('nfs://nas.internal/mnt/a b'));
  });

  it('names no place where a part is missing, and keeps other names', () => {
    expect(locationOf({ type: 's3', bucket: 'volsync' })).toBeUndefined();
    expect(locationOf({ type: 'nfs', server: 'nas' })).toBeUndefined();
    expect(locationOf({ type: 'filesystem', path: '/x' })).toBeUndefined();
    expect(normaliseLocation('stanza/main')).toBe('stanza/main');
  });
});
