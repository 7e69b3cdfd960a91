import { PlanFact } from 'backstage-plugin-backups-node';
import {
  DAY,
  HOUR,
  MINUTE,
  at,
  b2PlanFact,
  cron,
  itemFact,
  planFact,
} from '../__testUtils__/facts';
import {
  INTERVAL,
  World,
  judgedPlan,
  judgedWorld,
  seenOnce,
  verdictOf,
} from '../__testUtils__/judged';

const READ = at('2026-11-16T06:10:00Z');
const STARTED = at('2026-11-16T06:00:00Z');
const GRACE = 5 * MINUTE + 36 * MINUTE + INTERVAL;

const fresh = {
  lastSuccess: { finishedAt: STARTED + 5 * MINUTE, durationSeconds: 300 },
};

function nas(fact: Partial<PlanFact> = {}) {
  return seenOnce(READ, planFact({ ...fresh, ...fact }));
}

function b2(fact: Partial<PlanFact> = {}) {
  return seenOnce(READ, b2PlanFact({ ...fresh, ...fact }));
}

function destination(failureDomain: string | undefined) {
  return { ...planFact().destination, failureDomain };
}

function itemOf(world: World) {
  const [item] = judgedWorld(world)?.items ?? [];
  return item.judged;
}

describe('RPO of an item', () => {
  it('is assumed to be a day, or the shortest period where that is longer', () => {
    expect(itemOf({ plans: [nas(), b2()] }).rpo).toEqual({
      seconds: DAY,
      origin: 'assumed',
    });
    const weekly = cron('0 6 * * 1');
    const monthly = cron('0 6 1 * *');
    expect(
      itemOf({ plans: [nas({ schedule: weekly }), b2({ schedule: monthly })] })
        .rpo,
    ).toEqual({ seconds: 7 * DAY, origin: 'assumed' });
  });

  it('is not breached over the weekend by a plan of weekdays', () => {
    const friday = at('2026-11-20T06:00:00Z');
    const plan = seenOnce(
      friday + 10 * MINUTE,
      planFact({
        schedule: cron('0 6 * * 1-5'),
        lastSuccess: {
          finishedAt: friday + 5 * MINUTE,
          durationSeconds: 300,
        },
      }),
    );
    expect(verdictOf({ plans: [plan] }, at('2026-11-23T06:00:00Z'))).toBe(
      'protected',
    );
    expect(verdictOf({ plans: [plan] }, at('2026-11-24T06:00:00Z'))).toBe(
      'at-risk',
    );
  });

  it('is what the annotation says, never looser than the tier', () => {
    const tiers = { gold: { rpoSeconds: 6 * HOUR, expect: [] } };
    const rpo = (declared: string) =>
      itemOf({
        plans: [nas()],
        tiers,
        annotations: { 'backups/rpo': declared, 'backups/tier': 'gold' },
      }).rpo;
    expect(rpo('90m')).toEqual({ seconds: 90 * MINUTE, origin: 'annotation' });
    expect(rpo('6h')).toEqual({ seconds: 6 * HOUR, origin: 'annotation' });
    expect(rpo('7h')).toEqual({ seconds: 6 * HOUR, origin: 'tier' });
    expect(rpo('P1D')).toEqual({ seconds: 6 * HOUR, origin: 'tier' });
    expect(rpo('soon')).toEqual({ seconds: 6 * HOUR, origin: 'tier' });
  });

  it('that nobody can read is told, and assumed instead', () => {
    const judged = judgedWorld({
      plans: [nas()],
      annotations: { 'backups/rpo': 'soon', 'backups/tier': 'platinum' },
    });
    expect(judged?.items[0].judged.rpo.origin).toBe('assumed');
    expect(judged?.findings.map(finding => finding.code)).toEqual([
      'annotation-misread',
      'annotation-misread',
    ]);
  });

  it('is breached when the newest copy is older than RPO and slack', () => {
    const lost = STARTED + DAY + GRACE;
    expect(verdictOf({ plans: [nas()] }, lost - 1)).not.toBe('at-risk');
    expect(verdictOf({ plans: [nas()] }, lost)).toBe('at-risk');
  });

  it('forgives the grace of the plan that runs most often, but at most half the RPO', () => {
    const slow = {
      lastSuccess: {
        finishedAt: STARTED + 4 * HOUR,
        durationSeconds: 4 * HOUR,
      },
    };
    // Every six hours, but slow: its grace is the larger one.
    const lost = STARTED + DAY + (4 * HOUR + 36 * MINUTE + INTERVAL);
    const weekly = cron('0 6 * * 1');
    const world = { plans: [nas(slow), b2({ schedule: weekly })] };
    expect(itemOf(world).atRiskAt).toBe(lost);

    const annotations = { 'backups/rpo': '1h' };
    expect(itemOf({ plans: [nas()], annotations }).atRiskAt).toBe(
      STARTED + HOUR + 30 * MINUTE,
    );
  });

  it('is counted from the newest of several copies', () => {
    const old = {
      lastSuccess: { finishedAt: STARTED - 9 * DAY, durationSeconds: 300 },
    };
    expect(itemOf({ plans: [nas(), b2(old)] }).atRiskAt).toBe(
      STARTED + DAY + GRACE,
    );
  });
});

describe('a copy', () => {
  it('counts outside the failure domain of its item only', () => {
    expect(judgedPlan(nas()).counted).toEqual({ counted: true });
    const inside = nas({ destination: destination('ceph') });
    expect(judgedPlan(inside).counted).toMatchObject({
      counted: false,
      certainty: 'no-copy',
    });
    expect(verdictOf({ plans: [inside] }, READ)).toBe('at-risk');
    expect(verdictOf({ plans: [inside, b2()] }, READ)).toBe('protected');
  });

  it('in a place nobody told us is neither counted nor denied', () => {
    const somewhere = nas({ destination: destination(undefined) });
    const lost = STARTED + DAY + GRACE;
    expect(judgedPlan(somewhere).counted).toMatchObject({
      counted: false,
      certainty: 'not-known',
    });
    expect(verdictOf({ plans: [somewhere] }, READ)).toBe('cannot-tell');
    expect(verdictOf({ plans: [somewhere] }, lost - 1)).toBe('cannot-tell');
    expect(verdictOf({ plans: [somewhere] }, lost)).toBe('at-risk');
  });

  it('on site is neither counted nor denied where what the volume lies on was not read', () => {
    const items = [itemFact({ failureDomain: undefined, placeUnread: true })];
    expect(verdictOf({ items, plans: [nas()] }, READ)).toBe('cannot-tell');
    const offSite = b2({
      destination: { ...b2PlanFact().destination, offSite: true },
    });
    expect(verdictOf({ items, plans: [nas(), offSite] }, READ)).toBe(
      'protected',
    );
  });

  it('in a known place is enough until it is too old; then the unknown one leaves doubt', () => {
    const world = {
      plans: [
        nas({
          lastSuccess: {
            finishedAt: STARTED - 6 * HOUR + 300,
            durationSeconds: 300,
          },
        }),
        b2({ destination: destination(undefined) }),
      ],
    };
    const known = STARTED - 6 * HOUR + DAY + GRACE;
    expect(itemOf(world)).toMatchObject({
      unknownAt: known,
      atRiskAt: STARTED + DAY + GRACE,
    });
    expect(verdictOf(world, known - 1)).toBe('needs-attention');
    expect(verdictOf(world, known)).toBe('cannot-tell');
  });

  it('by a tool that does not tell what it did can never be known', () => {
    const world = { plans: [nas({ reportsSuccess: false })] };
    expect(verdictOf(world, READ)).toBe('cannot-tell');
    expect(verdictOf(world, READ + 400 * DAY)).toBe('cannot-tell');
  });

  it.each<[string, Partial<PlanFact>]>([
    ['suspended', { suspended: true }],
    ['hollow', { nothingCopied: { message: 'empty' } }],
  ])('of a %s plan does not count, a failing one keeps its last', (_, fact) => {
    expect(verdictOf({ plans: [nas(fact)] }, READ)).toBe('at-risk');
    expect(verdictOf({ plans: [nas({ lastAttemptFailed: {} })] }, READ)).toBe(
      'needs-attention',
    );
  });

  it('of a plan that has nothing behind its success does not count because a later run failed', () => {
    const empty = {
      lastAttemptFailed: {},
      nothingCopied: { message: 'empty' },
    };
    expect(verdictOf({ plans: [nas(empty)] }, READ)).toBe('at-risk');
  });

  it('of a plan that is gone does not count', () => {
    const gone = {
      readings: [
        { readAt: READ, fact: b2PlanFact(fresh) },
        { readAt: READ + INTERVAL, fact: 'gone' as const },
      ],
    };
    expect(verdictOf({ plans: [gone] }, READ + INTERVAL)).toBe('at-risk');
    expect(verdictOf({ plans: [nas(), gone] }, READ + INTERVAL)).toBe(
      'needs-attention',
    );
  });

  it('that is too old is not excused by a plan that has yet to begin', () => {
    const old = {
      lastSuccess: { finishedAt: STARTED - 9 * DAY, durationSeconds: 300 },
    };
    const coming = seenOnce(READ, b2PlanFact({ createdAt: READ }));
    expect(verdictOf({ plans: [coming] }, READ)).toBe('needs-attention');
    expect(verdictOf({ plans: [nas(old), coming] }, READ)).toBe('at-risk');
  });

  it('on an item in an unknown place counts wherever it is', () => {
    const items = [itemFact({ failureDomain: undefined })];
    expect(verdictOf({ items, plans: [nas()] }, READ)).toBe('protected');
  });
});
