import type { BackupsProvider, Fact } from 'backstage-plugin-backups-node';
import { snapshotOf } from 'backstage-plugin-backups-node';
import { createVolSyncProvider } from '../createVolSyncProvider';
import {
  IDLE_STATUS,
  claim,
  destination,
  externalSecret,
  maintenance,
  source,
} from '../fixtures/objects';

function read(
  provider: BackupsProvider,
  objects: unknown[],
  unread: string[] = [],
): Fact[] {
  const snapshot = snapshotOf({
    readAt: new Date(0),
    queries: provider.resources,
    // As if they came over the wire: never the same objects.
    objects: JSON.parse(JSON.stringify(objects)),
  });
  const listings = new Map(
    [...snapshot.listings].map(([key, listing]) =>
      unread.some(kind => key.includes(kind))
        ? [key, { outcome: 'unread' as const, error: { message: 'no' } }]
        : [key, listing],
    ),
  );
  return [...provider.observeCluster({ ...snapshot, listings })];
}

const ESTATE = {
  claim: claim(),
  secret: externalSecret({ data: { KOPIA_REPOSITORY: 's3://copies/a/' } }),
  source: source(),
  other: source({ name: 'other' }),
  destination: destination(),
  maintenance: maintenance(),
};

const CHANGES: [what: string, changes: Partial<typeof ESTATE>][] = [
  ['nothing', {}],
  [
    'the status of a source',
    {
      source: source({
        status: { ...IDLE_STATUS, lastSyncTime: '2026-08-22T12:30:00Z' },
      }),
    },
  ],
  ['a label', { source: source({ labels: { tier: 'gold' } }) }],
  [
    'where the repository is',
    { secret: externalSecret({ data: { KOPIA_REPOSITORY: 's3://else/a/' } }) },
  ],
  [
    'the readiness of its credentials',
    {
      secret: externalSecret({
        status: { conditions: [{ type: 'Ready', status: 'False' }] },
      }),
    },
  ],
  [
    'what fills the claim',
    {
      claim: claim({
        spec: {
          dataSourceRef: {
            apiGroup: 'volsync.backube',
            kind: 'ReplicationDestination',
            name: 'jukebox-dst',
          },
        },
      }),
    },
  ],
  ['the name of the claim', { claim: claim({ name: 'renamed' }) }],
  [
    'the maintenance',
    {
      maintenance: maintenance({ status: { lastMaintenanceTime: undefined } }),
    },
  ],
];

describe('a provider that remembers its last reading', () => {
  it.each(CHANGES)(
    'says the same as one that does not, after a change of %s',
    (_, changes) => {
      const after = Object.values({ ...ESTATE, ...changes });
      const remembering = createVolSyncProvider();
      read(remembering, Object.values(ESTATE));
      const facts = read(remembering, after);
      expect(facts).toEqual(read(createVolSyncProvider(), after));
      expect(read(remembering, after)).toEqual(facts);
    },
  );

  it('does so when the claims cannot be read, and when they can again', () => {
    const objects = Object.values(ESTATE).filter(one => one !== ESTATE.claim);
    const remembering = createVolSyncProvider();
    for (const unread of [[], ['persistentvolumeclaims'], []]) {
      expect(read(remembering, objects, unread)).toEqual(
        read(createVolSyncProvider(), objects, unread),
      );
    }
  });

  it('gives the very same facts for what did not change', () => {
    const provider = createVolSyncProvider();
    const before = read(provider, Object.values(ESTATE));
    const after = read(
      provider,
      Object.values({
        ...ESTATE,
        other: source({ name: 'other', labels: {} }),
      }),
    );
    const [kept, changed] = after.filter(fact => fact.type === 'plan');
    expect(before).toContain(kept);
    expect(before).not.toContain(changed);
  });

  it('forgets what is gone, and keeps clusters apart', () => {
    const provider = createVolSyncProvider();
    const [plan] = read(provider, [ESTATE.source]);
    expect(read(provider, [])).toEqual([]);
    const [again] = read(provider, [ESTATE.source]);
    expect(again).toEqual(plan);
    expect(again).not.toBe(plan);
    const elsewhere = provider.observeCluster(
      snapshotOf({
        cluster: 'home-2',
        readAt: new Date(0),
        queries: provider.resources,
        objects: [ESTATE.source],
      }),
    );
    expect([...elsewhere][0]).toMatchObject({ object: { cluster: 'home-2' } });
  });
});
