import {
  NEVER,
  PLAN_STATES,
  VERDICTS,
  planStateAt,
  verdictAt,
} from 'backstage-plugin-backups-common';
import fc from 'fast-check';
import { BEGIN, scenes } from '../__testUtils__/arbitraries';
import { DAY, VELERO } from '../__testUtils__/facts';
import { World, judgedWorld } from '../__testUtils__/judged';
import { Scene, currentUntil } from '../__testUtils__/naiveVerdict';

const RUNS = { numRuns: 300 };

const instant = fc.integer({ min: BEGIN, max: BEGIN + 60 * DAY });

/** 0 is the worst. */
function rank(world: World, now: number, until: number): number {
  const judged = judgedWorld(world);
  if (!judged) throw new Error('The workload links the entity');
  return VERDICTS.indexOf(verdictAt(judged.thresholds, now, until).verdict);
}

function isKind(scene: Scene, now: number, until: number, kind: string) {
  return VERDICTS[rank(scene.world, now, until)] === kind;
}

describe('whatever is known of an entity', () => {
  it('a clock that moves on never improves its verdict', () => {
    fc.assert(
      fc.property(scenes, instant, instant, (scene, a, b) => {
        const [earlier, later] = [Math.min(a, b), Math.max(a, b)];
        for (const until of [NEVER, currentUntil(scene)]) {
          expect(rank(scene.world, later, until)).toBeLessThanOrEqual(
            rank(scene.world, earlier, until),
          );
        }
      }),
      RUNS,
    );
  });

  it('a clock that moves on never improves the state of a plan', () => {
    fc.assert(
      fc.property(scenes, instant, instant, (scene, a, b) => {
        const [earlier, later] = [Math.min(a, b), Math.max(a, b)];
        const until = currentUntil(scene);
        const plans = judgedWorld(scene.world)?.items.flatMap(
          item => item.judged.plans,
        );
        for (const { thresholds } of plans ?? []) {
          const stateRank = (now: number) =>
            PLAN_STATES.indexOf(planStateAt(thresholds, now, until).state);
          expect(stateRank(later)).toBeLessThanOrEqual(stateRank(earlier));
        }
      }),
      RUNS,
    );
  });

  it('a source that falls silent never raises its verdict above what was last known', () => {
    fc.assert(
      fc.property(scenes, instant, (scene, later) => {
        const until = currentUntil(scene);
        const silent = Math.max(later, until + 1);
        const lastKnown = rank(scene.world, until, until);
        expect(rank(scene.world, silent, until)).toBeLessThanOrEqual(lastKnown);
        expect(isKind(scene, silent, until, 'protected')).toBe(false);
        expect(isKind(scene, silent, until, 'no-data')).toBe(false);
      }),
      RUNS,
    );
  });

  it('a scan that is not complete never makes an item unprotected, and never helps', () => {
    fc.assert(
      fc.property(scenes, scene => {
        const cluster = { ...scene.world.cluster, scanComplete: false };
        const judged = judgedWorld({ ...scene.world, cluster });
        expect(judged?.items.some(item => item.judged.unprotected)).toBe(false);
        if (!judged) return;
        const { verdict } = verdictAt(judged.thresholds, BEGIN, NEVER);
        const isBare = judged.items.some(
          item => item.judged.plans.length === 0 && !item.exemption,
        );
        const doubtful = ['at-risk', 'cannot-tell', 'exempt'].includes(verdict);
        expect(doubtful || !isBare).toBe(true);
      }),
      RUNS,
    );
  });

  it('an unread backup system never makes an item unprotected that was found so before', () => {
    fc.assert(
      fc.property(scenes, fc.boolean(), (scene, absenceStands) => {
        const past = {
          ...scene.world,
          absences: {
            unprotectedItems: new Set(
              (scene.world.items ?? []).map(item => item.key),
            ),
            emptyEntities: new Set<string>(),
          },
        };
        const cluster = { ...scene.world.cluster, absenceStands };
        const unread = { ...cluster, unreadSystems: [VELERO] };
        const judged = judgedWorld({ ...past, cluster: unread });
        expect(judged?.items.some(item => item.judged.unprotected)).toBe(false);
      }),
      RUNS,
    );
  });

  it('an unread backup system never makes an item unprotected', () => {
    fc.assert(
      fc.property(scenes, scene => {
        const cluster = { ...scene.world.cluster, unreadSystems: [VELERO] };
        const judged = judgedWorld({ ...scene.world, cluster });
        expect(judged?.items.some(item => item.judged.unprotected)).toBe(false);
      }),
      RUNS,
    );
  });

  it('a mount that nobody understands keeps it from being protected', () => {
    fc.assert(
      fc.property(scenes, instant, (scene, now) => {
        const facts = (scene.world.facts ?? []).map(fact =>
          fact.type === 'workload'
            ? { ...fact, unclassifiedMounts: ['data (flexVolume)'] }
            : fact,
        );
        const world = { ...scene.world, facts };
        expect(VERDICTS[rank(world, now, NEVER)]).not.toBe('protected');
        expect(VERDICTS[rank(world, now, NEVER)]).not.toBe('no-data');
      }),
      RUNS,
    );
  });

  it('without a single success nothing is ever protected', () => {
    fc.assert(
      fc.property(scenes, instant, (scene, now) => {
        const plans = scene.world.plans.map(({ readings }) => ({
          readings: readings.map(reading => ({
            ...reading,
            fact:
              reading.fact === 'gone'
                ? reading.fact
                : { ...reading.fact, lastSuccess: undefined },
          })),
        }));
        const world = { ...scene.world, plans };
        const verdict = VERDICTS[rank(world, now, NEVER)];
        const counts = judgedWorld(world)?.items.some(item => !item.exemption);
        expect(verdict === 'protected' && counts).toBe(false);
      }),
      RUNS,
    );
  });

  it('one more plan that fails never improves its verdict', () => {
    fc.assert(
      fc.property(scenes, instant, (scene, now) => {
        const [item] = scene.world.items ?? [];
        const [plan] = scene.world.plans;
        if (!item || !plan || plan.readings[0].fact === 'gone') return;
        const [{ readAt, fact }] = plan.readings;
        const failing = {
          ...fact,
          key: 'another',
          itemKey: item.key,
          destination: { ...fact.destination, failureDomain: 'nas' },
          suspended: false,
          reportsSuccess: true,
          lastSuccess: undefined,
          lastAttemptFailed: {},
          schedule: { kind: 'none' as const },
        };
        const plans = [
          ...scene.world.plans,
          { readings: [{ readAt, fact: failing }] },
        ];
        const hadPlans = judgedWorld(scene.world)?.items[0].judged.plans.length;
        if (!hadPlans || scene.expect.length > 0) return;
        expect(rank({ ...scene.world, plans }, now, NEVER)).toBeLessThanOrEqual(
          rank(scene.world, now, NEVER),
        );
      }),
      RUNS,
    );
  });
});

describe('nothing at all', () => {
  it('has no verdict, and as thresholds it is no data, never protected', () => {
    expect(judgedWorld({ items: [], plans: [] })).toBeUndefined();
    const empty = {
      atRiskAt: NEVER,
      attentionAt: NEVER,
      exemptUntil: 0,
      unknownAt: NEVER,
      items: 0,
    };
    expect(verdictAt(empty, BEGIN, NEVER).verdict).toBe('no-data');
    expect(verdictAt(empty, BEGIN, BEGIN - 1).verdict).toBe('cannot-tell');
  });
});
