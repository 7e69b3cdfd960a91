import { Counted, lacking, noCopy } from '../judge/Counted';
import { notCountedInWords } from './notCounted';
import { lackInWords } from './lacks';

describe('a copy that does not count', () => {
  it.each<[Counted, string | undefined]>([
    [{ counted: true }, undefined],
    [{ counted: false, certainty: 'not-yet' }, 'It has never succeeded.'],
    [noCopy({ kind: 'gone' }), 'The object that makes it no longer exists.'],
    [
      noCopy({ kind: 'of-former-item', item: 'radarr' }),
      'It is a copy of radarr, in whose place another one is copied now.',
    ],
    [
      noCopy({ kind: 'overwritten', method: 'rclone' }),
      'rclone keeps no history, and another run wrote to its place since.',
    ],
    [noCopy({ kind: 'suspended' }), 'It is suspended.'],
    [
      noCopy({ kind: 'removed', olderThan: 1_787_392_800 }),
      'What it was seen to copy is in the repository no more: the oldest point there is newer than 22 Aug 10:00 UTC.',
    ],
    [
      noCopy({ kind: 'shares-fate', of: 'database', failureDomain: 'ceph' }),
      'It lives where the database lives (ceph).',
    ],
    [
      lacking({ kind: 'place', of: 'volume' }),
      'Where it lives is not known, so it may be lost together with the volume.',
    ],
    [
      lacking({ kind: 'report', method: 'syncthing' }),
      'syncthing does not say what it copied.',
    ],
    [
      lacking({ kind: 'made-elsewhere', told: 'Its primary makes them.' }),
      'Its primary makes them.',
    ],
    // Kept before reasons were typed.
    [{ counted: false, certainty: 'no-copy' }, undefined],
    [{ counted: false, certainty: 'not-known' }, undefined],
  ])('%j is worded in one sentence', (counted, words) => {
    expect(notCountedInWords(counted)).toBe(words);
  });

  it('names everything that may hold a copy and is not read', () => {
    const workload = { kind: 'CronJob', namespace: 'media', name: 'nightly' };
    const does = 'runs restic in a way that its manifest does not show';
    expect(
      lackInWords({
        kind: 'unread',
        found: false,
        possible: [
          { kind: 'systems', names: ['Velero', 'Longhorn'] },
          {
            kind: 'owner',
            owner: { kind: 'Vault', name: 'main', group: 'vault.example.com' },
          },
          {
            kind: 'tool',
            tool: { workload, reaches: { by: 'place' }, does },
          },
          {
            kind: 'tool',
            tool: {
              workload: { ...workload, namespace: undefined },
              reaches: { by: 'host', host: 'db.media' },
              does,
            },
          },
        ],
      }),
    ).toBe(
      `No copy was found, but Velero and Longhorn are installed there and are not read; Vault main looks after it, and what its operator (vault.example.com) copies is not read; CronJob media/nightly mounts where it lies and ${does}; CronJob nightly asks db.media and ${does}.`,
    );
  });

  it('names servers that did not answer, else says that not everything was read', () => {
    expect(
      lackInWords({ kind: 'reading', servers: ['nas (TrueNAS)', 'attic'] }),
    ).toBe(
      'No copy was found, but nas (TrueNAS), attic, which may hold one, was not read.',
    );
    expect(lackInWords({ kind: 'reading', servers: [] })).toBe(
      'No copy was found, but not everything that could hold one was read.',
    );
  });
});
