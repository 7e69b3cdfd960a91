import { at, planFact } from '../__testUtils__/facts';
import { judgedPlan, seenOnce } from '../__testUtils__/judged';
import { JudgedPlan } from './JudgedPlan';
import { Day, settleDays } from './settleDay';

const READ = at('2026-11-16T13:02:00Z');
const HOUR = 3600;

const SUCCESS = {
  finishedAt: at('2026-11-16T12:01:00Z'),
  durationSeconds: 60,
};

const LISTING = {
  sourceId: 'home-1/kopia',
  repository: 'nas',
  identity: 'jukebox@media:/data',
  takenAt: READ - 60,
  extent: 'counted' as const,
};

function made(count: number): Day {
  return {
    day: '2026-11-16',
    result: 'made',
    made: count,
    missed: 0,
    failed: 0,
  };
}

/** Its repository was listed after its success, and has no point of it. */
function contradicted(
  contradictedAt?: number,
  lastSuccess = SUCCESS,
): JudgedPlan {
  const plan = judgedPlan(seenOnce(READ, planFact({ lastSuccess })));
  return {
    ...plan,
    memory: { ...plan.memory, contradictedAt },
    thresholds: { ...plan.thresholds, fixed: 'hollow' },
    proof: {
      kind: 'hollow',
      listing: LISTING,
      success: plan.memory.lastSuccess,
    },
  };
}

describe('the days of a plan', () => {
  it('tell when each missed slot was due, and count it once', () => {
    const plan = judgedPlan(seenOnce(READ, planFact({ lastSuccess: SUCCESS })));
    const readAt = READ + 9 * HOUR;
    const first = settleDays({
      plan,
      runs: [],
      readAt,
      dayBefore: () => made(12),
    });
    const [day] = first.days;
    expect(day.missed).toBeGreaterThan(0);
    expect(day.missedAt?.[0]).toBe(at('2026-11-16T18:00:00Z'));
    expect(day.missedAt).toHaveLength(day.missed);
    plan.memory = { ...plan.memory, missedUntil: first.missedUntil };
    const again = settleDays({ plan, runs: [], readAt, dayBefore: () => day });
    expect(again.days).toEqual([day]);
  });

  it('miss the slots of a schedule that a manual trigger hides, each once', () => {
    const hidden = {
      kind: 'cron' as const,
      expression: '0 */6 * * *',
      zone: 'UTC',
      dialect: 'standard' as const,
    };
    const plan = judgedPlan(
      seenOnce(
        READ,
        planFact({
          lastSuccess: SUCCESS,
          schedule: { kind: 'manual', hidden },
          nextDueAt: undefined,
        }),
      ),
    );
    const readAt = READ + 9 * HOUR;
    const settle = (day: Day) =>
      settleDays({ plan, runs: [], readAt, dayBefore: () => day });
    const { days, missedUntil } = settle(made(3));
    expect(days).toEqual([
      {
        ...made(3),
        result: 'missed',
        missed: 1,
        missedAt: [at('2026-11-16T18:00:00Z')],
      },
    ]);
    plan.memory = { ...plan.memory, missedUntil };
    expect(settle(days[0]).days).toEqual(days);
  });

  it('owe nothing where no schedule was ever written', () => {
    const plan = judgedPlan(
      seenOnce(
        READ,
        planFact({
          lastSuccess: SUCCESS,
          schedule: { kind: 'manual' },
          nextDueAt: undefined,
        }),
      ),
    );
    const { days } = settleDays({
      plan,
      runs: [],
      readAt: READ + 9 * HOUR,
      dayBefore: () => made(3),
    });
    expect(days).toEqual([made(3)]);
  });

  it('are settled by no clock that jumped, but for the runs that were seen', () => {
    const plan = judgedPlan(seenOnce(READ, planFact({ lastSuccess: SUCCESS })));
    const settle = (readAt: number, runs: 'none' | 'one') =>
      settleDays({
        plan,
        runs:
          runs === 'one'
            ? [{ outcome: 'succeeded', seenAt: readAt, ...SUCCESS }]
            : [],
        readAt,
        dayBefore: () => undefined,
        timeKnown: false,
      });
    const ahead = settle(READ + 7 * 24 * HOUR, 'none');
    expect(ahead).toMatchObject({ days: [], missedUntil: undefined });
    expect(settle(READ, 'one').days).toMatchObject([made(1)]);
  });

  it('count slots as missed in which a run ended well and copied nothing, as its own log says', () => {
    const plan = judgedPlan({
      readings: [
        { readAt: READ, fact: planFact({ lastSuccess: SUCCESS }) },
        {
          readAt: READ + 9 * HOUR,
          fact: planFact({
            lastSuccess: { ...SUCCESS, finishedAt: at('2026-11-16T18:01:00Z') },
            nothingCopied: { message: 'directory is empty' },
          }),
        },
      ],
    });
    const { days } = settleDays({
      plan,
      runs: [],
      readAt: READ + 9 * HOUR,
      dayBefore: () => made(3),
    });
    expect(days).toEqual([
      {
        ...made(3),
        result: 'failed',
        missed: 1,
        missedAt: [at('2026-11-16T18:00:00Z')],
      },
    ]);
  });

  it('take back a success that was counted before a listing contradicted it, once', () => {
    const settled = settleDays({
      plan: contradicted(),
      runs: [],
      readAt: READ,
      dayBefore: () => made(3),
    });
    const [day] = settled.days;
    expect(day).toMatchObject({
      result: 'failed',
      made: 2,
      missed: 1,
      missedAt: [SUCCESS.finishedAt - 60],
    });
    const again = settleDays({
      plan: contradicted(settled.contradictedAt),
      runs: [],
      readAt: READ,
      dayBefore: () => day,
    });
    expect(again.days).toEqual([day]);
  });

  it('take back the slot that a run served, although its start is computed to a second before it', () => {
    const settled = settleDays({
      plan: contradicted(undefined, { ...SUCCESS, durationSeconds: 61 }),
      runs: [],
      readAt: READ,
      dayBefore: () => made(3),
    });
    expect(settled.days).toMatchObject([
      { missedAt: [at('2026-11-16T12:00:00Z')] },
    ]);
  });

  it('do not count what a plan claims while its repository has nothing of it', () => {
    const later = SUCCESS.finishedAt + 6 * HOUR;
    const { days, contradictedAt } = settleDays({
      plan: contradicted(SUCCESS.finishedAt),
      runs: [
        {
          outcome: 'succeeded',
          startedAt: later - 60,
          finishedAt: later,
          seenAt: READ,
        },
      ],
      readAt: READ,
      dayBefore: () => undefined,
    });
    expect(days).toMatchObject([
      { result: 'failed', made: 0, missed: 1, missedAt: [later - 60] },
    ]);
    expect(contradictedAt).toBe(later);
  });
});
