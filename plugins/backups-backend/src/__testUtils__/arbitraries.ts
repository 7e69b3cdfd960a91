import { PlanFact, claimKey } from 'backstage-plugin-backups-node';
import fc from 'fast-check';
import {
  CLUSTER,
  DAY,
  HOUR,
  MINUTE,
  at,
  cron,
  itemFact,
  planFact,
  workloadReference,
  VELERO,
} from './facts';
import { WatchedPlan, findingFact } from './judged';
import { Scene } from './naiveVerdict';

/** A Monday. All readings of these tests lie after it. */
export const BEGIN = at('2026-11-16T00:00:00Z');

const ITEMS = ['jukebox', 'covers'];
const PLACES = [
  { label: 'NAS', failureDomain: 'nas' },
  { label: 'B2', failureDomain: 'backblaze' },
  { label: 'R2', failureDomain: undefined },
  { label: 'snapshots', failureDomain: 'ceph' },
];

function between(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min, max });
}

/** Absent, but for once in a while. */
function rarely<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return between(0, 7).chain(draw =>
    draw === 0 ? arbitrary : fc.constant(undefined),
  );
}

const schedules: fc.Arbitrary<PlanFact['schedule']> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(
        '0 * * * *',
        '17 */6 * * *',
        '30 2 * * *',
        '5 4 * * 1-5',
        '45 3 * * 0',
      )
      .map(expression => cron(expression)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<PlanFact['schedule']>(
      { kind: 'continuous' },
      { kind: 'manual' },
      { kind: 'none' },
      { kind: 'invalid', expression: 'daily', message: 'five fields' },
    ),
  },
);

/** Times at which a source is read: a little apart, or far. */
const readingTimes = fc
  .array(
    fc.constantFrom(5 * MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, DAY, 8 * DAY),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map(steps => {
    let time = BEGIN;
    return steps.map(step => {
      time += step;
      return time;
    });
  });

/** What changes from one reading of a plan to the next. */
function statusAt(readAt: number): fc.Arbitrary<Partial<PlanFact>> {
  const before = (most: number) =>
    between(0, most).map(seconds => readAt - seconds);
  return fc.record({
    suspended: rarely(fc.constant(true)).map(Boolean),
    lastSuccess: fc.option(
      fc.record({
        finishedAt: fc.oneof(before(2 * HOUR), before(3 * DAY)),
        durationSeconds: fc.option(between(1, 5 * HOUR), { nil: undefined }),
      }),
      { nil: undefined, freq: 4 },
    ),
    lastAttemptFailed: rarely(fc.constant({ message: 'no' })),
    controllerError: rarely(
      fc.record({
        message: fc.constant('snapshot not ready'),
        since: fc.option(before(30 * MINUTE), { nil: undefined }),
      }),
    ),
    nothingCopied: rarely(fc.constant({ message: 'empty' })),
    runningSince: rarely(before(4 * HOUR)),
  });
}

/** A plan with a history of readings. */
function watchedPlans(index: number): fc.Arbitrary<WatchedPlan> {
  const fixed = fc.record({
    item: fc.constantFrom(...ITEMS),
    place: fc.constantFrom(...PLACES, PLACES[0], PLACES[1]),
    createdAt: fc.option(
      between(0, 40 * DAY).map(age => BEGIN - age),
      { nil: undefined },
    ),
    reportsSuccess: between(0, 9).map(draw => draw > 0),
    schedule: schedules,
    edited: rarely(schedules),
    gone: rarely(fc.constant(true)),
    times: readingTimes,
  });
  return fixed.chain(plan =>
    fc.tuple(...plan.times.map(statusAt)).map(statuses => {
      const readings: WatchedPlan['readings'] = plan.times.map(
        (readAt, reading) => ({
          readAt,
          fact: planFact({
            key: `plan-${index}`,
            itemKey: claimKey(CLUSTER, 'media', plan.item),
            createdAt: plan.createdAt,
            reportsSuccess: plan.reportsSuccess,
            destination: { type: 'nfs', derivedFrom: [], ...plan.place },
            schedule:
              plan.edited && reading === plan.times.length - 1
                ? plan.edited
                : plan.schedule,
            ...statuses[reading],
          }),
        }),
      );
      const last = plan.times[plan.times.length - 1];
      if (plan.gone) readings.push({ readAt: last + 300, fact: 'gone' });
      return { readings };
    }),
  );
}

const exemptions = rarely(
  fc.option(
    between(0, 20 * DAY).map(age => BEGIN + age),
    { nil: undefined },
  ),
).map(until =>
  until === undefined
    ? undefined
    : { reason: 'cache', until, declaredBy: 'test' },
);

/** Anything that may be known of an entity, and what is declared for it. */
export const scenes: fc.Arbitrary<Scene> = fc
  .record({
    exemptions: fc.array(exemptions, {
      minLength: ITEMS.length,
      maxLength: ITEMS.length,
    }),
    itemCount: between(0, ITEMS.length),
    place: fc.constantFrom('ceph', 'ceph', undefined),
    plans: fc
      .tuple(watchedPlans(0), watchedPlans(1), watchedPlans(2))
      .chain(plans => fc.subarray(plans)),
    severity: fc.constantFrom('breaks-restore', 'erodes', 'advice'),
    findingOn: rarely(fc.constantFrom(...ITEMS)),
    standsFrom: fc.option(
      between(0, 10 * DAY).map(age => BEGIN + age),
      { nil: undefined },
    ),
    unclassified: rarely(fc.constant(['data (flexVolume)'])),
    annotated: rarely(fc.constantFrom('90m', '6h', '1d', '3d')),
    tier: rarely(fc.constantFrom(6 * HOUR, 2 * DAY)),
    expect: rarely(fc.constantFrom(['NAS'], ['NAS', 'B2'])),
    entityUntil: rarely(between(0, 20)),
    scanIncomplete: rarely(fc.constant(true)),
    unreadSystems: rarely(fc.constant([VELERO])),
    itemsReadAt: between(0, 10 * DAY).map(age => BEGIN + age),
  })
  .map((drawn): Scene => {
    const seconds = {
      '90m': 90 * MINUTE,
      '6h': 6 * HOUR,
      '1d': DAY,
      '3d': 3 * DAY,
    };
    const items = ITEMS.slice(0, drawn.itemCount).map((name, index) =>
      itemFact({
        name,
        key: claimKey(CLUSTER, 'media', name),
        failureDomain: drawn.place,
        exemption: drawn.exemptions[index],
      }),
    );
    const keys = items.map(item => item.key);
    const findings = [drawn.findingOn ?? []]
      .flat()
      .map(name =>
        findingFact(
          drawn.severity,
          { itemKey: claimKey(CLUSTER, 'media', name) },
          drawn.standsFrom,
        ),
      )
      .filter(({ about }) => keys.includes(about.itemKey ?? ''));
    const until =
      drawn.entityUntil === undefined
        ? undefined
        : BEGIN + drawn.entityUntil * DAY;
    return {
      itemsReadAt: drawn.itemsReadAt,
      rpo: {
        annotation: drawn.annotated && seconds[drawn.annotated],
        tier: drawn.tier,
      },
      expect: [...(drawn.expect ?? [])],
      entityExemption:
        until === undefined
          ? undefined
          : { reason: 'demo', until, declaredBy: 'test' },
      world: {
        items,
        plans: drawn.plans.filter(({ readings }) =>
          readings.some(
            ({ fact }) => fact !== 'gone' && keys.includes(fact.itemKey ?? ''),
          ),
        ),
        findings,
        facts: [
          {
            type: 'workload',
            workload: workloadReference({
              annotations: { 'backups/entity': 'component:jukebox' },
            }),
            unclassifiedMounts: [...(drawn.unclassified ?? [])],
          },
        ],
        annotations: {
          ...(drawn.annotated ? { 'backups/rpo': drawn.annotated } : {}),
          ...(drawn.tier ? { 'backups/tier': 'gold' } : {}),
          ...(drawn.expect ? { 'backups/expect': drawn.expect.join(',') } : {}),
          ...(until === undefined
            ? {}
            : {
                'backups/exempt': `demo; until ${new Date(
                  until * 1000,
                ).toISOString()}`,
              }),
        },
        tiers: { gold: { rpoSeconds: drawn.tier, expect: [] } },
        cluster: {
          scanComplete: !drawn.scanIncomplete,
          unreadSystems: [...(drawn.unreadSystems ?? [])],
        },
      },
    };
  });
