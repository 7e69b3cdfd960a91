import type { Destination } from 'backstage-plugin-backups-common';
import { completeDestination } from './completeDestination';
import type { DestinationPattern } from './DestinationPattern';

const UNKNOWN: Destination = {
  type: 'unknown',
  label: 'jukebox-secret',
  derivedFrom: ['the name'],
};

const NAS: DestinationPattern = {
  configPath: 'backups.destinations[0]',
  match: { secretName: /-secret$/ },
  label: 'NAS',
  type: 'nfs',
  server: 'nas.lan',
  path: '/mnt/tank',
};

describe('completeDestination', () => {
  it('fills what is unknown, and says so', () => {
    expect(
      completeDestination(UNKNOWN, { secretName: 'jukebox-secret' }, [NAS]),
    ).toEqual({
      type: 'nfs',
      label: 'NAS',
      server: 'nas.lan',
      path: '/mnt/tank',
      offSite: false,
      failureDomain: 'nas.lan',
      product: undefined,
      derivedFrom: [
        'the name',
        'configuration backups.destinations[0]: label, type, server, path',
      ],
    });
  });

  it('never changes what is known, except the label', () => {
    const known: Destination = {
      type: 's3',
      label: 'B2',
      product: 'Backblaze B2',
      endpoint: 's3.us-east-005.backblazeb2.com',
      bucket: 'mine',
      server: 'x',
      path: '/y',
      offSite: true,
      failureDomain: 'backblaze-b2',
      derivedFrom: [],
    };
    expect(
      completeDestination(known, { secretName: 'a-secret' }, [
        {
          ...NAS,
          bucket: 'other',
          endpoint: 'other',
          offSite: false,
          failureDomain: 'other',
        },
      ]),
    ).toEqual({
      ...known,
      label: 'NAS',
      derivedFrom: ['configuration backups.destinations[0]: label'],
    });
  });

  it('gives a file system without a place its real type', () => {
    const completed = completeDestination(
      { ...UNKNOWN, type: 'filesystem' },
      { secretName: 'a-secret' },
      [NAS],
    );
    expect(completed.type).toBe('nfs');
  });

  it('needs every part of a match, and an unknown part does not match', () => {
    const pattern: DestinationPattern = {
      ...NAS,
      match: { secretName: /-secret$/, bucket: /^volsync$/ },
    };
    const names = { secretName: 'a-secret' };
    expect(completeDestination(UNKNOWN, names, [pattern]).label).toBe(
      UNKNOWN.label,
    );
    expect(
      completeDestination({ ...UNKNOWN, bucket: 'volsync' }, names, [pattern])
        .label,
    ).toBe('NAS');
  });

  it('lets the first matching pattern count', () => {
    const second = {
      ...NAS,
      configPath: 'backups.destinations[1]',
      label: 'B',
    };
    expect(
      completeDestination(UNKNOWN, { secretName: 'a-secret' }, [NAS, second])
        .label,
    ).toBe('NAS');
  });

  it('prefers what a pattern says to what a host suggests', () => {
    expect(
      completeDestination(
        { ...UNKNOWN, endpoint: 'minio.lan' },
        { secretName: 'a-secret' },
        [{ ...NAS, offSite: true, failureDomain: 'colo' }],
      ),
    ).toMatchObject({ offSite: true, failureDomain: 'colo' });
  });

  it('recognises a host without any pattern, and does not change its argument', () => {
    const destination = { ...UNKNOWN, endpoint: 's3.wasabisys.com' };
    const before = structuredClone(destination);
    expect(completeDestination(destination, {}, [])).toMatchObject({
      product: 'Wasabi',
      offSite: true,
      failureDomain: 'wasabi',
      derivedFrom: ['the name'],
    });
    expect(destination).toEqual(before);
  });
});
