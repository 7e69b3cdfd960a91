import { NEVER, planStateAt } from 'backstage-plugin-backups-common';
import { PlanFact } from 'backstage-plugin-backups-node';
import { DAY, HOUR, MINUTE, at, cron, planFact } from '../__testUtils__/facts';
import {
  INTERVAL,
  WatchedPlan,
  judgedPlan,
  seenOnce,
  stateOf,
} from '../__testUtils__/judged';

const READ = at('2026-11-16T06:10:00Z');
const DUE = at('2026-11-16T12:00:00Z');
/** p95 of 5 min, a tenth of 6 h, one reading. */
const GRACE = 5 * MINUTE + 36 * MINUTE + INTERVAL;

const succeeded: Partial<PlanFact> = {
  lastSuccess: {
    finishedAt: at('2026-11-16T06:05:00Z'),
    durationSeconds: 5 * MINUTE,
  },
};

function healthy(fact: Partial<PlanFact> = {}): WatchedPlan {
  return seenOnce(READ, planFact({ ...succeeded, ...fact }));
}

describe('state of a plan', () => {
  it('owes no slot before a run that may have succeeded', () => {
    const slot = 6 * HOUR;
    const plan = healthy({ hides: { untoldAt: DUE + MINUTE } });
    expect(stateOf(plan, DUE + GRACE)).toBe('healthy');
    expect(stateOf(plan, DUE + slot)).toBe('late');
    const before = healthy({ hides: { untoldAt: READ - DAY } });
    expect(stateOf(before, DUE + GRACE)).toBe('overdue');
  });

  it('is healthy until the next slot, late inside grace, then overdue', () => {
    const plan = healthy();
    expect(stateOf(plan, DUE - 1)).toBe('healthy');
    expect(stateOf(plan, DUE)).toBe('late');
    expect(stateOf(plan, DUE + GRACE - 1)).toBe('late');
    expect(stateOf(plan, DUE + GRACE)).toBe('overdue');
  });

  it('is not late while a run is under way, but overdue when the run takes too long', () => {
    const plan = healthy({ runningSince: DUE - MINUTE });
    expect(stateOf(plan, DUE)).toBe('healthy');
    expect(stateOf(plan, DUE + GRACE)).toBe('overdue');
  });

  it('is stuck when one run takes two hours, however short runs usually are', () => {
    const plan = healthy({ runningSince: READ });
    expect(stateOf(plan, READ + 2 * HOUR - 1)).toBe('healthy');
    expect(stateOf(plan, READ + 2 * HOUR)).toBe('stuck');
  });

  it('is stuck after three times the usual where that is longer', () => {
    const plan = healthy({
      runningSince: READ,
      schedule: cron('0 6 * * *'),
      lastSuccess: {
        finishedAt: at('2026-11-16T06:05:00Z'),
        durationSeconds: HOUR,
      },
    });
    expect(stateOf(plan, READ + 3 * HOUR - 1)).toBe('healthy');
    expect(stateOf(plan, READ + 3 * HOUR)).toBe('stuck');
  });

  it('gives the first run ever 24 hours before it is stuck', () => {
    const plan = seenOnce(
      READ,
      planFact({ createdAt: READ, runningSince: READ }),
    );
    expect(stateOf(plan, READ + DAY - 1)).toBe('new');
    expect(stateOf(plan, READ + DAY)).toBe('stuck');
  });

  it('is new and quiet before the first slot, 24 h and the rest of grace have passed, then never ran', () => {
    const plan = seenOnce(READ, planFact({ createdAt: READ }));
    const grace = DAY + 36 * MINUTE + INTERVAL;
    expect(stateOf(plan, DUE + grace - 1)).toBe('new');
    expect(stateOf(plan, DUE + grace)).toBe('never-ran');
  });

  it('is failing as soon as the last attempt failed, running again or not', () => {
    const failed = { lastAttemptFailed: { since: READ - HOUR } };
    expect(stateOf(healthy(failed), READ)).toBe('failing');
    expect(stateOf(healthy({ ...failed, runningSince: READ }), READ)).toBe(
      'failing',
    );
    const retrying = healthy({ ...failed, runningSince: READ });
    expect(stateOf(retrying, READ + DAY)).toBe('failing');
  });

  it('is hollow when the mover says that nothing was copied, stuck first if its run hangs', () => {
    const empty = { nothingCopied: { message: 'directory is empty' } };
    expect(stateOf(healthy(empty), READ)).toBe('hollow');
    const hanging = {
      readings: [
        ...healthy().readings,
        ...healthy({ ...empty, runningSince: READ }).readings,
      ],
    };
    expect(stateOf(hanging, READ + 2 * HOUR - 1)).toBe('hollow');
    expect(stateOf(hanging, READ + 2 * HOUR)).toBe('stuck');
  });

  it('is hollow by the newest run of a tool that keeps those before it, which still count as runs', () => {
    const empty = healthy({
      nothingCopied: { message: 'not running', at: READ - HOUR },
    });
    expect(stateOf(empty, READ)).toBe('hollow');
    expect(judgedPlan(empty).memory.lastSuccess).toBeDefined();
    const doubted = healthy({ nothingCopied: { message: 'not running' } });
    expect(judgedPlan(doubted).memory.lastSuccess).toBeUndefined();
  });

  it('is suspended before it is anything else that is wrong with it', () => {
    const plan = healthy({
      suspended: true,
      lastAttemptFailed: {},
      nothingCopied: { message: 'empty' },
      runningSince: READ - 10 * DAY,
    });
    expect(stateOf(plan, READ + 30 * DAY)).toBe('suspended');
  });

  it('is gone when a complete list no longer has it, and back when it is listed again', () => {
    const fact = planFact({ ...succeeded, suspended: true });
    const readings = [
      { readAt: READ, fact },
      { readAt: READ + INTERVAL, fact: 'gone' as const },
    ];
    expect(stateOf({ readings }, READ + INTERVAL)).toBe('gone');
    const back = { readAt: READ + 2 * INTERVAL, fact: planFact(succeeded) };
    expect(stateOf({ readings: [...readings, back] }, back.readAt)).toBe(
      'healthy',
    );
  });

  it('is unreadable once its source is no longer current, with what it was then', () => {
    const { thresholds } = judgedPlan(healthy());
    const currentUntil = DUE + MINUTE;
    expect(planStateAt(thresholds, currentUntil, currentUntil)).toEqual({
      state: 'late',
    });
    expect(planStateAt(thresholds, DUE + 10 * DAY, currentUntil)).toEqual({
      state: 'unreadable',
      lastKnown: 'late',
    });
  });

  it.each(['manual', 'none', 'invalid'] as const)(
    'is unscheduled with schedule %s and no declared RPO, and due by a declared one',
    kind => {
      const schedule: PlanFact['schedule'] =
        kind === 'invalid'
          ? { kind, expression: 'each day', message: 'five fields' }
          : { kind };
      const plan = healthy({ schedule });
      expect(stateOf(plan, READ + 400 * DAY)).toBe('unscheduled');
      const due = at('2026-11-16T06:00:00Z') + 12 * HOUR;
      const declared = { declaredRpo: 12 * HOUR };
      const grace = 5 * MINUTE + 15 * MINUTE + INTERVAL;
      expect(stateOf(plan, due - 1, declared)).toBe('healthy');
      expect(stateOf(plan, due, declared)).toBe('late');
      expect(stateOf(plan, due + grace, declared)).toBe('overdue');
    },
  );

  it('owes a first copy even without a schedule', () => {
    const plan = seenOnce(
      READ,
      planFact({ schedule: { kind: 'manual' }, createdAt: READ }),
    );
    const grace = DAY + 15 * MINUTE + INTERVAL;
    expect(stateOf(plan, READ + grace - 1)).toBe('new');
    expect(stateOf(plan, READ + grace)).toBe('never-ran');
  });

  it('expects a continuous plan again after its usual duration', () => {
    const plan = healthy({ schedule: { kind: 'continuous' } });
    const due = at('2026-11-16T06:10:00Z');
    expect(stateOf(plan, due - 1)).toBe('healthy');
    expect(stateOf(plan, due)).toBe('late');
    expect(stateOf(plan, due + 5 * MINUTE + 15 * MINUTE + INTERVAL)).toBe(
      'overdue',
    );
  });

  it('never calls a plan healthy whose tool does not tell what it did', () => {
    const plan = seenOnce(READ, planFact({ reportsSuccess: false }));
    expect(stateOf(plan, READ)).toBe('unscheduled');
    expect(stateOf(plan, NEVER - 1)).toBe('unscheduled');
  });
});

describe('an error of the controller', () => {
  const reading = (minutes: number, since?: number) => ({
    readAt: READ + minutes * MINUTE,
    fact: planFact({
      ...succeeded,
      controllerError: { message: 'snapshot not ready', since },
    }),
  });

  it('that one reading shows is passing', () => {
    expect(stateOf({ readings: [reading(0)] }, READ + HOUR)).toBe('healthy');
  });

  it('makes a plan failing in two readings that lie ten minutes apart, not sooner', () => {
    const soon = { readings: [reading(0), reading(9)] };
    expect(stateOf(soon, READ + 9 * MINUTE)).toBe('healthy');
    const lasting = { readings: [reading(0), reading(5), reading(10)] };
    expect(stateOf(lasting, READ + 10 * MINUTE)).toBe('failing');
  });

  it('that was gone in between begins anew', () => {
    const readings = [
      reading(0),
      { readAt: READ + 5 * MINUTE, fact: planFact(succeeded) },
      reading(10),
    ];
    expect(stateOf({ readings }, READ + 10 * MINUTE)).toBe('healthy');
  });

  it('counts at once when the controller itself dates it ten minutes back', () => {
    const dated = (minutes: number) => ({
      readings: [reading(0, READ - minutes * MINUTE)],
    });
    expect(stateOf(dated(9), READ)).toBe('healthy');
    expect(stateOf(dated(10), READ)).toBe('failing');
  });
});
