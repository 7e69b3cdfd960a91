import { identityOf, kopiaHostname, kopiaUsername } from './identityOf';

describe('identityOf', () => {
  it.each([
    ['radarr', 'radarr'],
    ['radarr-b2', 'radarr-b2'],
    ['my.app_v1.2', 'myapp_v12'],
    ['-.edge.-', 'edge'],
    ['...', 'volsync-default'],
    ['a'.repeat(60), 'a'.repeat(50)],
  ])('makes of the name %s the user %s', (name, username) => {
    expect(kopiaUsername(undefined, name)).toBe(username);
  });

  it.each([
    ['downloads', 'downloads'],
    ['team_a.prod', 'team-a.prod'],
    ['', 'radarr'],
  ])('makes of the namespace %p the host %s', (namespace, hostname) => {
    expect(kopiaHostname(undefined, namespace, 'radarr')).toBe(hostname);
  });

  it('takes overrides as they are', () => {
    expect(
      identityOf(
        {
          name: 'kopia',
          spec: {
            username: 'u.s_er',
            hostname: 'h_ost',
            sourcePathOverride: '/srv',
          },
        },
        { namespace: 'downloads', name: 'radarr' },
      ),
    ).toBe('u.s_er@h_ost:/srv');
  });

  it('names restic snapshots by the host volsync', () => {
    expect(
      identityOf({ name: 'restic', spec: {} }, { namespace: 'a', name: 'b' }),
    ).toBe('volsync:/data');
  });

  it.each(['rclone', 'rsync', 'rsyncTLS', 'syncthing', 'external'] as const)(
    'knows that %s keeps no snapshots',
    name => {
      expect(
        identityOf({ name, spec: {} }, { namespace: 'a', name: 'b' }),
      ).toBeUndefined();
    },
  );
});
