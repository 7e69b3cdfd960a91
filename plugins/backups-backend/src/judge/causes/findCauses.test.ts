import fc from 'fast-check';
import { PlanFact } from 'backstage-plugin-backups-node';
import { DAY, HOUR, MINUTE, at, planFact } from '../../__testUtils__/facts';
import { judgedPlan, seenOnce } from '../../__testUtils__/judged';
import { JudgedPlan } from '../JudgedPlan';
import { copiesInTrouble } from './copiesInTrouble';
import { Cause, CauseSource, findCauses } from './findCauses';

const NOW = at('2026-11-16T12:00:00Z');

interface Copy {
  name: string;
  to?: 'nas' | 'b2';
  cluster?: string;
  /** Seconds ago; absent: it is sound. */
  failingFor?: number;
  message?: string;
  source?: string;
}

function copy({
  name,
  to = 'b2',
  cluster = 'home-1',
  failingFor,
  message = 'exit status 1',
  source = `${cluster}/volsync`,
}: Copy): JudgedPlan {
  const fact: PlanFact = planFact({
    key: `${cluster}/media/ReplicationSource/${name}`,
    fingerprint: to,
    object: { cluster, kind: 'ReplicationSource', namespace: 'media', name },
    destination:
      to === 'b2'
        ? {
            type: 's3',
            label: 'Backblaze B2',
            failureDomain: 'backblaze-b2',
            derivedFrom: [],
          }
        : {
            type: 'nfs',
            label: 'NAS',
            server: 'nas.internal',
            failureDomain: 'nas',
            derivedFrom: [],
          },
    lastSuccess: { finishedAt: NOW - HOUR },
    lastAttemptFailed:
      failingFor === undefined
        ? undefined
        : { since: NOW - failingFor, message },
  });
  const plan = judgedPlan(seenOnce(NOW, fact));
  return { ...plan, joined: { ...plan.joined, sourceId: source } };
}

function causes(
  plans: JudgedPlan[],
  sources: CauseSource[] = [],
): (Pick<Cause, 'key' | 'of' | 'since' | 'from'> & { planIds: string[] })[] {
  const timings = new Map(
    plans.map(plan => [
      plan.joined.sourceId,
      { readAt: NOW, intervalSeconds: 5 * MINUTE },
    ]),
  );
  return findCauses({ plans, sources, timings }).map(cause => ({
    ...cause,
    planIds: cause.members.map(({ planId }) => planId),
  }));
}

const sound = (count: number, rest: Omit<Copy, 'name'> = {}) =>
  Array.from({ length: count }, (_, index) =>
    copy({ name: `sound-${rest.to}-${index}`, ...rest }),
  );
const failing = (count: number, rest: Omit<Copy, 'name'> = {}) =>
  Array.from({ length: count }, (_, index) =>
    copy({ name: `failing-${rest.to}-${index}`, failingFor: HOUR, ...rest }),
  );

describe('findCauses', () => {
  it('makes one cause of three copies that went wrong together, and none of two among many', () => {
    expect(causes([...failing(3), ...sound(20)])).toMatchObject([
      { key: 'destination/backblaze-b2', of: 23, since: NOW - HOUR },
    ]);
    expect(causes([...failing(2), ...sound(20)])).toEqual([]);
  });

  it('makes one of half of few', () => {
    expect(causes([...failing(2), ...sound(2)])).toHaveLength(1);
    expect(causes([...failing(1), ...sound(1)])).toEqual([]);
  });

  it('does not tie what began hours apart', () => {
    const apart = [1, 2, 3].map(hours =>
      copy({ name: `app-${hours}`, failingFor: hours * HOUR }),
    );
    expect(causes([...apart, ...sound(20)])).toEqual([]);
  });

  it('adds who follows later, each at its own slot', () => {
    const late = copy({ name: 'late', failingFor: MINUTE });
    const [cause] = causes([...failing(3), late, ...sound(20)]);
    expect(cause.planIds).toContain(late.id);
  });

  it('leaves out who was in trouble long before', () => {
    const old = copy({ name: 'old', failingFor: 9 * DAY });
    const [cause] = causes([...failing(3), old, ...sound(20)]);
    expect(cause.planIds).not.toContain(old.id);
  });

  it('names the server, where there is one, before the place', () => {
    expect(
      causes([...failing(4, { to: 'nas' }), ...sound(4)]).map(({ key }) => key),
    ).toEqual(['server/nas.internal']);
  });

  it('names the cluster where everything on it went bad, wherever it copies to', () => {
    expect(
      causes([
        ...failing(4, { to: 'nas' }),
        ...failing(4, { to: 'b2' }),
        ...sound(4, { cluster: 'home-2', to: 'nas' }),
        ...sound(4, { cluster: 'home-2', to: 'b2' }),
      ]).map(({ key, of }) => [key, of]),
    ).toEqual([['cluster/home-1', 8]]);
  });

  it('does not blame the cluster when one place fails and a copy elsewhere with it', () => {
    const other = copy({ name: 'other', to: 'nas', failingFor: HOUR });
    const [cause, ...more] = causes([
      ...failing(6),
      other,
      ...sound(5, { to: 'nas' }),
    ]);
    expect(cause.key).toBe('destination/backblaze-b2');
    expect(more).toEqual([]);
  });

  it('ties one error at several places', () => {
    const message = 'S3: 403 Access Denied';
    expect(
      causes([
        copy({ name: 'a', to: 'nas', failingFor: HOUR, message }),
        copy({ name: 'b', to: 'b2', failingFor: HOUR, message }),
        copy({ name: 'c', to: 'b2', cluster: 'x', failingFor: HOUR, message }),
        ...sound(9, { to: 'nas' }),
        ...sound(9, { to: 'b2' }),
        ...sound(9, { to: 'b2', cluster: 'x' }),
      ]).map(({ key }) => key),
    ).toEqual(['error/access denied']);
  });

  it('calls a cluster or server that does not answer one cause, whose copies have no other', () => {
    const silent = {
      id: 'home-2/volsync',
      cluster: 'home-2',
      readAt: 7,
      currentUntil: 9,
    };
    const plans = failing(5, { cluster: 'home-2' });
    expect(
      causes(plans, [
        { ...silent, outcome: 'unread' },
        { ...silent, id: 'home-2/workloads', outcome: 'unread' },
        { ...silent, id: 'a', cluster: 'home-1', outcome: 'answered' },
      ]),
    ).toMatchObject([{ key: 'source/home-2', of: 5, since: 7, from: 9 }]);
  });

  describe('of a machine that does not answer', () => {
    const nas: CauseSource = {
      id: 'remote:truenas/nas',
      cluster: 'nas',
      outcome: 'unread',
      readAt: NOW - 2 * HOUR,
      currentUntil: NOW + 10 * MINUTE,
      hosts: ['nas.internal'],
    };
    const waits = copy({ name: 'waits', to: 'nas', failingFor: HOUR });

    it('needs one copy only that waits for it, and tells at once', () => {
      expect(
        causes([waits, ...sound(9, { to: 'nas' }), ...sound(9)], [nas]),
      ).toMatchObject([
        {
          key: 'source/nas',
          planIds: [waits.id],
          of: 10,
          since: NOW - 2 * HOUR,
          from: NOW - HOUR,
        },
      ]);
    });

    it('takes a copy to elsewhere, too, that mounts it', () => {
      const cloud = copy({ name: 'cloud', failingFor: HOUR });
      const { fact } = cloud.joined;
      const mounting: JudgedPlan = {
        ...cloud,
        joined: {
          ...cloud.joined,
          fact: {
            ...fact,
            needs: [
              {
                kind: 'mount',
                what: 'NFS nas.internal:/tank',
                host: 'nas.internal',
                because: 'a policy',
              },
            ],
          },
        },
      };
      expect(causes([mounting, ...sound(9)], [nas])[0]?.planIds).toEqual([
        cloud.id,
      ]);
      expect(causes([cloud, ...sound(9)], [nas])[0]?.planIds).toEqual([]);
    });

    it.each<[string, Partial<CauseSource>]>([
      ['it answers', { outcome: 'answered' }],
      ['it was never heard of', { outcome: 'never-read', readAt: 0 }],
      ['it went bad long before', { readAt: NOW - MINUTE }],
      ['it is another machine', { hosts: ['attic.internal'] }],
    ])('is not blamed where %s', (_, changes) => {
      const members = causes(
        [waits, ...sound(9, { to: 'nas' })],
        [{ ...nas, ...changes }],
      ).flatMap(({ planIds }) => planIds);
      expect(members).toEqual([]);
    });
  });

  it('places who goes bad before another reading is due, and is a cause once enough are', () => {
    const due = (name: string, minutes: number) => {
      const plan = copy({ name });
      return {
        ...plan,
        thresholds: { ...plan.thresholds, overdueAt: NOW + minutes * MINUTE },
      };
    };
    const [cause, ...more] = findCauses({
      plans: [
        due('a', -1),
        due('b', 2),
        due('c', 4),
        due('far', 90),
        ...sound(20),
      ],
      sources: [],
      timings: new Map([
        ['home-1/volsync', { readAt: NOW, intervalSeconds: 5 * MINUTE }],
      ]),
    });
    expect(more).toEqual([]);
    expect(cause).toMatchObject({
      since: NOW - MINUTE,
      from: NOW + 4 * MINUTE,
    });
    expect(
      [0, 4, 5].map(m => copiesInTrouble(cause, NOW + m * MINUTE)),
    ).toEqual([0, 3, 3]);
  });

  it('never puts a copy into two causes, never a sound one into any, and does not mind the order', () => {
    const anyCopy = fc.record({
      to: fc.constantFrom('nas', 'b2') as fc.Arbitrary<'nas' | 'b2'>,
      cluster: fc.constantFrom('home-1', 'home-2'),
      failingFor: fc.option(fc.integer({ min: 0, max: 2 * HOUR }), {
        nil: undefined,
      }),
      message: fc.constantFrom('403', 'no space left', 'exit status 1'),
    });
    fc.assert(
      fc.property(fc.array(anyCopy, { maxLength: 14 }), copies => {
        const plans = copies.map((each, index) =>
          copy({ name: `app-${index}`, ...each }),
        );
        const found = causes(plans);
        const ids = found.flatMap(cause => cause.planIds);
        expect(new Set(ids).size).toBe(ids.length);
        const soundIds = plans
          .filter(plan => plan.thresholds.fixed === undefined)
          .map(({ id }) => id);
        expect(ids.filter(id => soundIds.includes(id))).toEqual([]);
        for (const cause of found) {
          expect(cause.planIds.length).toBeLessThanOrEqual(cause.of);
        }
        const keys = (list: typeof found) => list.map(({ key }) => key).sort();
        expect(keys(causes([...plans].reverse()))).toEqual(keys(found));
      }),
      { numRuns: 100 },
    );
  });
});
