import { NEVER, verdictAt } from 'backstage-plugin-backups-common';
import { PlanFact, claimKey } from 'backstage-plugin-backups-node';
import {
  CLUSTER,
  DAY,
  HOUR,
  MINUTE,
  VELERO,
  at,
  b2PlanFact,
  cron,
  itemFact,
  planFact,
  workloadReference,
} from '../__testUtils__/facts';
import { component } from '../__testUtils__/folderPipeline';
import {
  INTERVAL,
  findingFact,
  judgedWorld,
  seenOnce,
  verdictOf,
} from '../__testUtils__/judged';

const READ = at('2026-11-16T06:10:00Z');
const DUE = at('2026-11-16T12:00:00Z');
const GRACE = 5 * MINUTE + 36 * MINUTE + INTERVAL;

const fresh = {
  lastSuccess: {
    finishedAt: at('2026-11-16T06:05:00Z'),
    durationSeconds: 300,
  },
};

function nas(fact: Partial<PlanFact> = {}) {
  return seenOnce(READ, planFact({ ...fresh, ...fact }));
}

function b2(fact: Partial<PlanFact> = {}) {
  return seenOnce(READ, b2PlanFact({ ...fresh, ...fact }));
}

describe('verdict of an entity', () => {
  it('is protected while every expected plan is healthy, late or new', () => {
    const plans = [nas(), seenOnce(READ, b2PlanFact({ createdAt: READ }))];
    expect(verdictOf({ plans }, READ)).toBe('protected');
    expect(verdictOf({ plans }, DUE + GRACE - 1)).toBe('protected');
    expect(verdictOf({ plans }, DUE + GRACE)).toBe('needs-attention');
  });

  it.each<[string, Partial<PlanFact>]>([
    ['failing', { lastAttemptFailed: {} }],
    ['stuck', { runningSince: READ - 2 * HOUR }],
    ['hollow', { nothingCopied: { message: 'empty' } }],
    [
      'overdue',
      { lastSuccess: { finishedAt: READ - 3 * DAY, durationSeconds: 300 } },
    ],
    ['never-ran', { lastSuccess: undefined }],
  ])('needs attention while a second plan is %s', (_, fact) => {
    expect(verdictOf({ plans: [nas(), b2(fact)] }, READ)).toBe(
      'needs-attention',
    );
  });

  it('is at risk for an unprotected item, on a complete scan only', () => {
    const world = { plans: [] };
    expect(verdictOf(world, READ)).toBe('at-risk');
    expect(
      verdictOf({ ...world, cluster: { scanComplete: false } }, READ),
    ).toBe('cannot-tell');
    expect(
      verdictOf({ ...world, cluster: { unreadSystems: [VELERO] } }, READ),
    ).toBe('cannot-tell');
  });

  it('cannot be told while nothing says how often to copy', () => {
    const manual = nas({ schedule: { kind: 'manual' } });
    expect(verdictOf({ plans: [manual] }, READ)).toBe('cannot-tell');
    const annotations = { 'backups/rpo': '1d' };
    expect(verdictOf({ plans: [manual], annotations }, READ)).toBe('protected');
  });

  it('cannot be told once a source is not current, unless it is at risk by what was known', () => {
    const judged = judgedWorld({ plans: [nas()] });
    if (!judged) throw new Error('not linked');
    const currentUntil = READ + 15 * MINUTE;
    expect(verdictAt(judged.thresholds, currentUntil, currentUntil)).toEqual({
      verdict: 'protected',
      judgedAt: currentUntil,
      pastRpoByLastKnowledge: false,
      lastKnown: undefined,
    });
    expect(verdictAt(judged.thresholds, READ + HOUR, currentUntil)).toEqual({
      verdict: 'cannot-tell',
      judgedAt: currentUntil,
      pastRpoByLastKnowledge: false,
      lastKnown: 'protected',
    });
    expect(verdictAt(judged.thresholds, READ + 3 * DAY, currentUntil)).toEqual({
      verdict: 'cannot-tell',
      judgedAt: currentUntil,
      pastRpoByLastKnowledge: true,
      lastKnown: 'protected',
    });
    const lost = { plans: [nas({ suspended: true })] };
    expect(verdictOf(lost, READ + HOUR, currentUntil)).toBe('at-risk');
  });

  it('cannot be told while two entities contradict each other about an item', () => {
    const labels = { 'app.kubernetes.io/name': 'jukebox' };
    const items = [itemFact({ annotations: {}, labels })];
    const namesake = {
      ...component('jukebox'),
      ref: 'resource:default/jukebox',
      kind: 'resource',
    };
    expect(verdictOf({ items, plans: [nas()] }, READ)).toBe('protected');
    expect(
      verdictOf({ items, plans: [nas()], otherEntities: [namesake] }, READ),
    ).toBe('cannot-tell');
  });

  it('is no-data for a workload without an item, on a complete scan', () => {
    const workload = (unclassifiedMounts: string[]) => ({
      type: 'workload' as const,
      workload: workloadReference({
        labels: { 'app.kubernetes.io/name': 'jukebox' },
      }),
      unclassifiedMounts,
    });
    const world = { items: [], plans: [], facts: [workload([])] };
    expect(verdictOf(world, READ)).toBe('no-data');
    expect(
      verdictOf({ ...world, cluster: { scanComplete: false } }, READ),
    ).toBe('cannot-tell');
    expect(
      verdictOf({ ...world, facts: [workload(['data (flexVolume)'])] }, READ),
    ).toBe('cannot-tell');
  });

  it('is none where nothing of the entity was found anywhere', () => {
    expect(verdictOf({ items: [], plans: [] }, READ)).toBeUndefined();
  });

  it('is the worst of its items', () => {
    const items = [
      itemFact(),
      itemFact({ name: 'covers', key: claimKey(CLUSTER, 'media', 'covers') }),
    ];
    expect(verdictOf({ items, plans: [nas()] }, READ)).toBe('at-risk');
  });
});

describe('findings', () => {
  const about = { planKey: planFact().key };

  it.each([
    ['breaks-restore', 'at-risk'],
    ['erodes', 'needs-attention'],
    ['advice', 'protected'],
  ] as const)('of severity %s make the verdict %s', (severity, verdict) => {
    const findings = [findingFact(severity, about)];
    expect(verdictOf({ plans: [nas()], findings }, READ)).toBe(verdict);
  });

  it.each(['breaks-restore', 'erodes'] as const)(
    'of severity %s count from the instant they stand from',
    severity => {
      const findings = [findingFact(severity, about, READ + HOUR)];
      const world = { plans: [nas()], findings };
      expect(verdictOf(world, READ + HOUR - 1)).toBe('protected');
      expect(verdictOf(world, READ + HOUR)).not.toBe('protected');
    },
  );

  it('of an exempt item leave with it', () => {
    const findings = [findingFact('breaks-restore', about)];
    const exemption = { reason: 'cache', declaredBy: 'test', until: READ };
    const world = {
      items: [itemFact({ exemption })],
      plans: [nas()],
      findings,
    };
    expect(verdictOf(world, READ - 1)).toBe('exempt');
    expect(verdictOf(world, READ)).toBe('at-risk');
  });

  it('about nothing in particular reach the entity by its label', () => {
    const labels = { 'app.kubernetes.io/name': 'jukebox' };
    const findings = [findingFact('erodes', { labels })];
    expect(verdictOf({ plans: [nas()], findings }, READ)).toBe(
      'needs-attention',
    );
  });

  it('point to the plan that is there, not to one of the same object that is gone', () => {
    const moved = b2PlanFact({ ...fresh, key: planFact().key });
    const judged = judgedWorld({
      plans: [
        nas(),
        {
          readings: [
            { readAt: READ - DAY, fact: moved },
            { readAt: READ, fact: 'gone' },
          ],
        },
      ],
      findings: [findingFact('advice', about)],
    });
    const [item] = judged?.items ?? [];
    const standing = item.judged.plans.find(
      plan => plan.thresholds.fixed === undefined,
    );
    expect(item.findings.map(finding => finding.planId)).toEqual([
      standing?.id,
    ]);
  });

  it('tell of upkeep that has not succeeded for two rounds and at least a day', () => {
    const upkeep = (lastSuccessAt?: number) => ({
      type: 'maintenance' as const,
      object: { cluster: CLUSTER, kind: 'KopiaMaintenance', name: 'jukebox' },
      repository: 'repository',
      schedule: cron('0 4 * * *'),
      suspended: false,
      createdAt: at('2026-11-10T12:00:00Z'),
      lastSuccessAt,
      evidence: [],
    });
    const world = (lastSuccessAt?: number) => ({
      plans: [nas({ writes: { repository: 'repository' } })],
      facts: [upkeep(lastSuccessAt)],
    });
    const stands = at('2026-11-18T04:00:00Z');
    const lastSuccess = at('2026-11-15T04:10:00Z');
    const findingOf = (last?: number) =>
      judgedWorld(world(last))?.items[0].findings[0].finding;
    expect(findingOf(lastSuccess)).toMatchObject({
      code: 'maintenance-overdue',
      standsFrom: stands,
    });
    expect(findingOf()).toMatchObject({
      code: 'maintenance-never-ran',
      standsFrom: at('2026-11-13T04:00:00Z'),
    });
    expect(verdictOf(world(), READ)).toBe('needs-attention');
    expect(verdictOf(world(lastSuccess), READ)).toBe('protected');
  });
});

describe('exemption', () => {
  const cache = itemFact({
    name: 'cache',
    key: claimKey(CLUSTER, 'media', 'cache'),
    exemption: { reason: 'cache', declaredBy: 'test', until: READ + DAY },
  });

  it('takes an item out until it ends, and then it is back', () => {
    const world = { items: [itemFact(), cache], plans: [nas()] };
    expect(verdictOf(world, READ)).toBe('protected');
    expect(verdictOf(world, READ + DAY - 1)).not.toBe('at-risk');
    expect(verdictOf(world, READ + DAY)).toBe('at-risk');
  });

  it('of everything makes the entity exempt until the first one ends', () => {
    const other = itemFact({
      exemption: { reason: 'scratch', declaredBy: 'test' },
    });
    const world = { items: [cache, other], plans: [] };
    expect(verdictOf(world, READ + DAY - 1)).toBe('exempt');
    expect(verdictOf(world, READ + DAY)).toBe('at-risk');
    expect(verdictOf({ items: [other], plans: [] }, NEVER - 1)).toBe('exempt');
  });

  it('of the entity holds for an item whose own has ended', () => {
    const world = {
      items: [cache],
      plans: [],
      annotations: { 'backups/exempt': 'Demo; until 2026-12-01' },
    };
    expect(verdictOf(world, at('2026-11-30T23:59:59Z'))).toBe('exempt');
    expect(verdictOf(world, at('2026-12-01T00:00:00Z'))).toBe('at-risk');
  });

  it('spares an item the expected destinations, and nobody else', () => {
    const forever = {
      ...cache,
      exemption: { reason: 'cache', declaredBy: 'test' },
    };
    const annotations = { 'backups/expect': 'NAS' };
    const world = { items: [itemFact(), forever], plans: [nas()], annotations };
    expect(judgedWorld(world)?.missingDestinations).toEqual([]);
    expect(verdictOf(world, READ)).toBe('protected');
  });
});

describe('expected destinations', () => {
  it('that no plan leads to need attention', () => {
    const annotations = { 'backups/expect': 'NAS, R2' };
    const world = { plans: [nas()], annotations };
    expect(judgedWorld(world)?.missingDestinations).toEqual(['R2']);
    expect(verdictOf(world, READ)).toBe('needs-attention');
  });

  it('must hold a copy of every item, not of some item', () => {
    const covers = itemFact({
      name: 'covers',
      key: claimKey(CLUSTER, 'media', 'covers'),
    });
    const plans = [
      nas(),
      b2(),
      nas({
        key: 'covers',
        fingerprint: 'covers',
        itemKey: covers.key,
      }),
    ];
    const annotations = { 'backups/expect': 'NAS,B2' };
    const world = { items: [itemFact(), covers], plans, annotations };
    expect(judgedWorld(world)?.missingDestinations).toEqual(['B2']);
    expect(verdictOf(world, READ)).toBe('needs-attention');
  });

  it('come from the tier where the entity names none', () => {
    const tiers = { gold: { expect: ['NAS', 'B2'] } };
    const annotations = { 'backups/tier': 'gold' };
    expect(verdictOf({ plans: [nas()], tiers, annotations }, READ)).toBe(
      'needs-attention',
    );
    expect(verdictOf({ plans: [nas(), b2()], tiers, annotations }, READ)).toBe(
      'protected',
    );
  });

  it('leave the plans to other places without a say in attention', () => {
    const annotations = { 'backups/expect': 'NAS' };
    const plans = [nas(), b2({ lastAttemptFailed: {} })];
    expect(verdictOf({ plans }, READ)).toBe('needs-attention');
    expect(verdictOf({ plans, annotations }, READ)).toBe('protected');
  });
});
