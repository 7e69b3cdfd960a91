import type { Fact } from 'backstage-plugin-backups-node';
import { observe } from '../fixtures/observe';
import { claim, source } from '../fixtures/objects';

const STARTED = '2026-11-22T03:10:00Z';
const ENDED = '2026-11-22T03:20:00Z';

function destination(kopia: object, status: object) {
  return {
    apiVersion: 'volsync.backube/v1alpha1',
    kind: 'ReplicationDestination',
    metadata: { name: 'jukebox-restore', namespace: 'media' },
    spec: {
      trigger: { manual: 'restore-1' },
      kopia: { repository: 'jukebox-volsync-secret', ...kopia },
    },
    status,
  };
}

function seen(kopia: object, status: object) {
  const { facts } = observe([claim(), source(), destination(kopia, status)], {
    withoutClaim: true,
  });
  return facts.find(
    (fact: Fact): fact is Extract<Fact, { type: 'restore' }> =>
      fact.type === 'restore',
  );
}

const FROM = { sourceIdentity: { sourceName: 'jukebox' } };

describe('restores with VolSync', () => {
  it('run since they began, and belong to the source they read', () => {
    expect(
      seen(FROM, {
        lastSyncStartTime: STARTED,
        conditions: [
          {
            type: 'Synchronizing',
            status: 'True',
            reason: 'SyncInProgress',
            message: 'Synchronization in-progress',
            lastTransitionTime: STARTED,
          },
        ],
      }),
    ).toMatchObject({
      outcome: 'running',
      at: Date.parse(STARTED) / 1000,
      of: [expect.stringMatching(/media.ReplicationSource.jukebox$/)],
    });
  });

  it('fail while they try again and again', () => {
    expect(
      seen(FROM, {
        lastSyncStartTime: STARTED,
        latestMoverStatus: { result: 'Failed', logs: 'no way' },
      })?.outcome,
    ).toBe('failed');
  });

  it('trap 12: may end in success and have restored nothing', () => {
    const ended = (logs: string) =>
      seen(FROM, {
        lastSyncTime: ENDED,
        latestMoverStatus: { result: 'Successful', logs },
      });
    expect(ended('Selected snapshot with id: k1')?.outcome).toBe('restored');
    expect(ended('No eligible snapshots found')).toMatchObject({
      outcome: 'restored-nothing',
      at: Date.parse(ENDED) / 1000,
    });
  });

  it('belong to the claim they fill', () => {
    expect(
      seen({ destinationPVC: 'jukebox' }, { lastSyncTime: ENDED })?.of,
    ).toContainEqual(
      expect.stringMatching(/media.PersistentVolumeClaim.jukebox$/),
    );
  });

  it('trap 26: are not seen where nothing ever ran', () => {
    expect(seen(FROM, {})).toBeUndefined();
  });
});
