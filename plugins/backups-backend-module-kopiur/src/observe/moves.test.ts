import type { ResourceQuery } from 'backstage-plugin-backups-node';
import { resourceKey, snapshotOf } from 'backstage-plugin-backups-node';
import { createKopiurProvider } from '../createKopiurProvider';
import { observe } from '../fixtures/observe';
import {
  claim,
  healthy,
  policy,
  repository,
  schedule,
  snapshot,
} from '../fixtures/objects';

/** A snapshot that VolSync made, as Kopiur's catalogue found it. */
const ofVolSync = (index: number) =>
  snapshot({
    name: `old-${index}`,
    labels: { 'kopiur.home-operations.com/config': '' },
    metadata: {
      ownerReferences: [
        {
          apiVersion: 'kopiur.home-operations.com/v1alpha1',
          kind: 'Repository',
          name: 'nas',
        },
      ],
    },
    spec: { policyRef: undefined },
    status: {
      phase: 'Discovered',
      origin: 'discovered',
      resolved: undefined,
      snapshot: {
        kopiaSnapshotID: `${index}`.padStart(32, '0'),
        identity: {
          username: 'jukebox',
          hostname: 'media',
          sourcePath: '/data',
        },
      },
    },
  });

const PINNED = {
  identity: { username: 'jukebox', hostname: 'media', sourcePath: '/data' },
  sources: [{ pvc: 'media/jukebox', sourcePath: '/data' }],
};

describe('a move from VolSync', () => {
  it('goes on with one history where the name is the same', () => {
    const { plan, codes } = observe([
      repository({ status: { storageStats: { snapshotCount: 40 } } }),
      policy({ status: { resolved: PINNED } }),
      schedule(),
      snapshot(),
      ofVolSync(1),
    ]);
    expect(plan.writes?.identity).toBe('jukebox@media:/data');
    expect(codes).not.toContain('history-under-another-name');
  });

  it('leaves history behind where it is not, and says how to go on with it', () => {
    const { plan, finding } = observe([
      repository({ status: { storageStats: { snapshotCount: 40 } } }),
      policy(),
      schedule(),
      snapshot(),
      ofVolSync(1),
      ofVolSync(2),
    ]);
    expect(plan.restore).toMatchObject({
      points: [{ name: 'jukebox-20261127-0300' }],
    });
    expect(finding('history-under-another-name')).toMatchObject({
      severity: 'advice',
      title:
        '2 snapshots from before the move from VolSync lie under jukebox@media:/data, and jukebox now writes as jukebox@media:/pvc/jukebox.',
    });
  });

  describe('a claim that VolSync filled', () => {
    const DESTINATIONS: ResourceQuery = {
      group: 'volsync.backube',
      versions: ['v1alpha1'],
      plural: 'replicationdestinations',
      kind: 'ReplicationDestination',
      scope: 'namespaced',
      need: 'enriches',
    };
    const filled = claim({
      spec: {
        dataSourceRef: {
          apiGroup: 'volsync.backube',
          kind: 'ReplicationDestination',
          name: 'jukebox-dst',
        },
      },
    });
    const destination = {
      apiVersion: 'volsync.backube/v1alpha1',
      kind: 'ReplicationDestination',
      metadata: { name: 'jukebox-dst', namespace: 'media' },
    };
    const codesOf = (queries: ResourceQuery[], objects: unknown[]) => {
      const provider = createKopiurProvider();
      return [
        ...provider.observeCluster(
          snapshotOf({
            readAt: new Date('2026-11-27T10:00:00Z'),
            queries: [...provider.resources, ...queries],
            objects: [...healthy(), filled, ...objects],
          }),
        ),
      ].flatMap(fact => (fact.type === 'finding' ? fact.finding.code : []));
    };

    it('names what is gone', () => {
      expect(codesOf([DESTINATIONS], [])).toContain(
        'populator-of-volsync-is-gone',
      );
    });

    it('stays known while what is gone cannot be listed', () => {
      const provider = createKopiurProvider();
      const read = snapshotOf({
        readAt: new Date('2026-11-27T10:00:00Z'),
        queries: [...provider.resources, DESTINATIONS],
        objects: [...healthy(), filled],
      });
      const refused = {
        ...read,
        listings: new Map([
          ...read.listings,
          [
            resourceKey(DESTINATIONS),
            { outcome: 'unread', error: { message: 'forbidden' } } as const,
          ],
        ]),
      };
      const codes = (reading: typeof read) =>
        [...provider.observeCluster(reading)].flatMap(fact =>
          fact.type === 'finding' ? fact.finding.code : [],
        );
      const code = 'populator-of-volsync-is-gone';
      // Before the first answer nothing is known.
      expect(codes(refused)).not.toContain(code);
      expect(codes(read)).toContain(code);
      expect(codes(refused)).toContain(code);
    });

    it('is none of our business while that is there, or nobody looked', () => {
      for (const codes of [
        codesOf([DESTINATIONS], [destination]),
        codesOf([], []),
      ]) {
        expect(codes).not.toContain('populator-of-volsync-is-gone');
      }
    });
  });
});
