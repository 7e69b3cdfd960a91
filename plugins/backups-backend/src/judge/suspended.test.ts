import { PlanFact } from 'backstage-plugin-backups-node';
import { DAY, HOUR, at, b2PlanFact, planFact } from '../__testUtils__/facts';
import {
  WatchedPlan,
  judgedPlan,
  memoryOf,
  seenOnce,
  stateOf,
  verdictOf,
} from '../__testUtils__/judged';
import { remember } from './memory/remember';

const READ = at('2026-11-16T06:10:00Z');

const fresh = {
  lastSuccess: {
    finishedAt: at('2026-11-16T06:05:00Z'),
    durationSeconds: 300,
  },
};

function paused(fact: Partial<PlanFact> = {}): PlanFact {
  return b2PlanFact({ ...fresh, suspended: true, ...fact });
}

/** The B2 plan ran, and was then paused for some days. */
function pausedFor(days: number): WatchedPlan {
  return {
    readings: [
      { readAt: READ - days * DAY - HOUR, fact: b2PlanFact(fresh) },
      { readAt: READ - days * DAY, fact: paused() },
      { readAt: READ, fact: paused() },
    ],
  };
}

const nas = seenOnce(READ, planFact(fresh));

describe('a suspended plan', () => {
  it('is no copy from the first reading on', () => {
    expect(judgedPlan(pausedFor(0)).counted).toMatchObject({
      counted: false,
      certainty: 'no-copy',
    });
    expect(verdictOf({ plans: [pausedFor(0)] }, READ)).toBe('at-risk');
  });

  it('needs attention for seven days, and is switched off after that', () => {
    expect(judgedPlan(pausedFor(7)).switchedOff).toBe(false);
    expect(verdictOf({ plans: [nas, pausedFor(7)] }, READ)).toBe(
      'needs-attention',
    );
    expect(judgedPlan(pausedFor(7.01)).switchedOff).toBe(true);
    expect(verdictOf({ plans: [nas, pausedFor(7.01)] }, READ)).toBe(
      'protected',
    );
  });

  it('was switched off when it was paused before we first looked', () => {
    const plan = seenOnce(READ, paused());
    expect(stateOf(plan, READ)).toBe('suspended');
    expect(judgedPlan(plan).switchedOff).toBe(true);
    expect(verdictOf({ plans: [nas, plan] }, READ)).toBe('protected');
  });

  it('is newly suspended when it is paused again after it ran', () => {
    const plan = {
      readings: [
        { readAt: READ - 3 * DAY, fact: paused() },
        { readAt: READ - 2 * DAY, fact: b2PlanFact(fresh) },
        { readAt: READ - DAY, fact: paused() },
      ],
    };
    expect(judgedPlan(plan).switchedOff).toBe(false);
  });

  it('is missing where its destination is expected, however long it is switched off', () => {
    const annotations = { 'backups/expect': 'NAS, B2' };
    const off = seenOnce(READ, paused());
    expect(verdictOf({ plans: [nas, off], annotations }, READ)).toBe(
      'needs-attention',
    );
  });
});

describe('what a suspended plan claims', () => {
  const tick = {
    lastSuccess: { finishedAt: READ + 2 * HOUR, durationSeconds: 60 },
  };
  const readings = [
    { readAt: READ, fact: planFact(fresh) },
    { readAt: READ + HOUR, fact: planFact({ ...fresh, suspended: true }) },
    { readAt: READ + 3 * HOUR, fact: planFact({ ...tick, suspended: true }) },
  ];

  it('is no run while it is paused', () => {
    const { memory } = memoryOf({ readings });
    expect(memory.lastSuccess?.finishedAt).toBe(fresh.lastSuccess.finishedAt);
    const [, , last] = readings;
    expect(remember(memory, last.fact, last.readAt).runs).toEqual([]);
  });

  it('is no run either when the plan has been resumed, but the next success is', () => {
    const resumed = { readAt: READ + 4 * HOUR, fact: planFact(tick) };
    const after = memoryOf({ readings: [...readings, resumed] });
    expect(after.memory.lastSuccess?.finishedAt).toBe(
      fresh.lastSuccess.finishedAt,
    );
    const real = { finishedAt: READ + 5 * HOUR, durationSeconds: 240 };
    const { memory, runs } = remember(
      after.memory,
      planFact({ lastSuccess: real }),
      READ + 6 * HOUR,
    );
    expect(memory.lastSuccess?.finishedAt).toBe(real.finishedAt);
    expect(runs).toHaveLength(1);
  });
});

describe('what is remembered of runs', () => {
  it('has one success per finish, its data time being the start of the run', () => {
    const first = remember(undefined, planFact(fresh), READ);
    expect(first.runs).toMatchObject([
      { outcome: 'succeeded', startedAt: at('2026-11-16T06:00:00Z') },
    ]);
    expect(remember(first.memory, planFact(fresh), READ + HOUR).runs).toEqual(
      [],
    );
  });

  it('has one failure however long it lasts, and knows since when', () => {
    const failed = planFact({ ...fresh, lastAttemptFailed: { message: 'no' } });
    const first = remember(undefined, failed, READ);
    const second = remember(first.memory, failed, READ + HOUR);
    expect(second.runs).toEqual([]);
    expect(second.memory.failingSince).toBe(READ);
    const healed = remember(second.memory, planFact(fresh), READ + 2 * HOUR);
    expect(healed.memory.failingSince).toBeUndefined();
    expect(healed.memory.lastFailureSeenAt).toBe(READ);
  });

  it('leaves out a success with nothing behind it', () => {
    const hollow = planFact({ ...fresh, nothingCopied: { message: 'empty' } });
    const { memory, runs } = remember(undefined, hollow, READ);
    expect(memory.lastSuccess).toBeUndefined();
    expect(runs).toEqual([]);
  });

  it('does not forget a success that the operator no longer tells', () => {
    const { memory } = memoryOf({
      readings: [
        { readAt: READ, fact: planFact(fresh) },
        { readAt: READ + HOUR, fact: planFact() },
      ],
    });
    expect(memory.lastSuccess?.finishedAt).toBe(fresh.lastSuccess.finishedAt);
  });
});
