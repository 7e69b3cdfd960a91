import {
  MINUTE,
  VELERO,
  at,
  itemFact,
  planFact,
  workloadReference,
} from '../__testUtils__/facts';
import { Lack } from './Lack';
import {
  World,
  judgedWorld,
  seenOnce,
  verdictOf,
} from '../__testUtils__/judged';

const READ = at('2026-11-16T06:10:00Z');

const hippo = {
  group: 'postgres-operator.crunchydata.com',
  kind: 'PostgresCluster',
  namespace: 'media',
  name: 'hippo',
};

/** Copies it every night to where the volume itself lies. */
const beside = seenOnce(
  READ,
  planFact({
    destination: {
      type: 'volume',
      label: 'Snapshots',
      failureDomain: 'ceph',
      derivedFrom: [],
    },
    lastSuccess: { finishedAt: READ - 5 * MINUTE, durationSeconds: 10 },
  }),
);

function lack(world: World): Lack | undefined {
  return judgedWorld(world)?.items[0].judged.lack;
}

describe('an item of which something that is not read may hold a copy', () => {
  it.each<[string, World]>([
    ['a system', { plans: [], cluster: { unreadSystems: [VELERO] } }],
    ['its owner', { plans: [], items: [itemFact({ owner: hippo })] }],
    [
      'the owner of what mounts it',
      {
        plans: [],
        items: [itemFact({ mountedBy: [workloadReference({ owner: hippo })] })],
      },
    ],
    [
      'a system, beside a copy that lies where it lies',
      { plans: [beside], cluster: { unreadSystems: [VELERO] } },
    ],
  ])('is not accused: %s', (_, world) => {
    expect(verdictOf(world, READ)).toBe('cannot-tell');
    expect(lack(world)).toMatchObject({ kind: 'unread' });
  });

  it('is accused where the operator that owns it is read', () => {
    const items = [itemFact({ owner: hippo })];
    const cluster = { understood: [hippo.group] };
    expect(verdictOf({ plans: [], items, cluster }, READ)).toBe('at-risk');
  });

  it('is accused where its owner only starts it', () => {
    const owner = { ...hippo, group: 'monitoring.coreos.com' };
    expect(verdictOf({ plans: [], items: [itemFact({ owner })] }, READ)).toBe(
      'at-risk',
    );
  });

  it('is named with what may hold the copy', () => {
    const items = [itemFact({ owner: hippo })];
    expect(lack({ plans: [], items })).toEqual({
      kind: 'unread',
      found: false,
      possible: [
        {
          kind: 'owner',
          owner: {
            kind: 'PostgresCluster',
            name: 'hippo',
            group: 'postgres-operator.crunchydata.com',
          },
        },
      ],
    });
  });

  it('is not helped by a plan of its own that fails', () => {
    const failing = seenOnce(READ, planFact({ lastAttemptFailed: {} }));
    const world = { plans: [failing], cluster: { unreadSystems: [VELERO] } };
    expect(verdictOf(world, READ)).toBe('at-risk');
  });
});
