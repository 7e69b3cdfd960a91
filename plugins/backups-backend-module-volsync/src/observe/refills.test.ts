import { observe } from '../fixtures/observe';
import { claim, source } from '../fixtures/objects';

const FILLED = claim({
  spec: {
    dataSourceRef: {
      apiGroup: 'volsync.backube',
      kind: 'ReplicationDestination',
      name: 'jukebox-dst',
    },
  },
});

function destination(status: object, kopia: object = {}) {
  return {
    apiVersion: 'volsync.backube/v1alpha1',
    kind: 'ReplicationDestination',
    metadata: { name: 'jukebox-dst', namespace: 'media' },
    spec: {
      trigger: { manual: 'restore-once' },
      kopia: { repository: 'jukebox-volsync-secret', ...kopia },
    },
    status,
  };
}

const IMAGE = {
  lastSyncTime: '2026-05-03T00:10:00Z',
  latestImage: { kind: 'VolumeSnapshot', name: 'volsync-jukebox-dst-dest-1' },
};

function refills(...objects: object[]) {
  return observe([FILLED, source(), ...objects], {
    withoutClaim: true,
  }).facts.filter(fact => fact.type === 'refill');
}

describe('what fills a claim that VolSync filled, when it is made again', () => {
  it('is the image that its ReplicationDestination keeps', () => {
    expect(refills(destination(IMAGE))).toEqual([
      expect.objectContaining({
        itemKey: expect.stringMatching(/PersistentVolumeClaim.jukebox$/),
        gives: 'pinned',
        at: Date.parse(IMAGE.lastSyncTime) / 1000,
      }),
    ]);
  });

  it('is not newer than the time it was asked for', () => {
    const [refill] = refills(
      destination(IMAGE, { restoreAsOf: '2026-04-01T00:00:00Z' }),
    );
    expect(refill.at).toBe(Date.parse('2026-04-01T00:00:00Z') / 1000);
  });

  it('is nothing where the last restore found nothing', () => {
    const logs = 'No eligible snapshots found';
    const mover = { result: 'Successful', logs };
    const [refill] = refills(
      destination({ ...IMAGE, latestMoverStatus: mover }),
    );
    expect(refill.gives).toBe('empty');
  });

  it('does not come where there is no image, or no ReplicationDestination', () => {
    expect(refills(destination({}))[0]).toMatchObject({
      gives: 'waits',
      because: 'it has no image',
    });
    expect(refills()[0]).toMatchObject({
      gives: 'waits',
      because: 'it does not exist',
    });
  });

  it('says where it was read', () => {
    const told = [...refills(destination(IMAGE)), ...refills()];
    expect(told.every(({ evidence }) => evidence.length > 0)).toBe(true);
  });
});
