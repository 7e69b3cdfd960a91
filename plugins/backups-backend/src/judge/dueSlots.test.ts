import { PlanFact } from 'backstage-plugin-backups-node';
import { HOUR, MINUTE, at, cron, planFact } from '../__testUtils__/facts';
import { judgedPlan, seenOnce } from '../__testUtils__/judged';

const READ = at('2026-11-16T06:10:00Z');

function success(finished: string): Partial<PlanFact> {
  return { lastSuccess: { finishedAt: at(finished), durationSeconds: 300 } };
}

function dueAfter(fact: Partial<PlanFact>, readAt: number = READ): string {
  const { dueAt } = judgedPlan(seenOnce(readAt, planFact(fact)));
  return new Date((dueAt ?? 0) * 1000).toISOString();
}

describe('the slot a plan is judged by', () => {
  it('is the first one after the last success, even when many were missed since', () => {
    expect(dueAfter(success('2026-11-10T06:05:00Z'))).toBe(
      '2026-11-10T12:00:00.000Z',
    );
  });

  it('is not shifted by a manual run', () => {
    expect(dueAfter(success('2026-11-16T09:41:00Z'))).toBe(
      '2026-11-16T12:00:00.000Z',
    );
  });

  it('comes from the zone of the scheduler', () => {
    expect(
      dueAfter({
        ...success('2026-11-16T06:05:00Z'),
        schedule: cron('0 3 * * *', 'Pacific/Auckland'),
      }),
    ).toBe('2026-11-16T14:00:00.000Z');
  });

  it('is what the operator itself says next, where that fits the schedule we know', () => {
    const fact = {
      ...success('2026-11-16T06:05:00Z'),
      nextDueAt: at('2026-11-16T12:00:30Z'),
    };
    expect(dueAfter(fact)).toBe('2026-11-16T12:00:30.000Z');
  });

  it('is not an old word of the operator that lies before the last success', () => {
    const fact = {
      ...success('2026-11-16T06:05:00Z'),
      nextDueAt: at('2026-11-16T06:00:00Z'),
    };
    expect(dueAfter(fact)).toBe('2026-11-16T12:00:00.000Z');
  });

  it('is not a word of the operator that its own schedule cannot mean, as after an edit while it is down', () => {
    const fact = {
      ...success('2026-11-10T06:05:00Z'),
      nextDueAt: at('2026-11-17T06:00:00Z'),
    };
    expect(dueAfter(fact)).toBe('2026-11-10T12:00:00.000Z');
  });

  it('is the slot that failed, though the operator goes on to the next', () => {
    const fact = {
      ...success('2026-11-16T00:05:00Z'),
      nextDueAt: at('2026-11-16T12:00:00Z'),
    };
    expect(dueAfter(fact)).toBe('2026-11-16T06:00:00.000Z');
  });

  it('counts from the edit after the schedule was edited', () => {
    const before = planFact({
      ...success('2026-11-16T06:05:00Z'),
      nextDueAt: at('2026-11-16T12:00:00Z'),
    });
    const edited = { ...before, schedule: cron('30 * * * *') };
    const editSeen = at('2026-11-17T10:10:00Z');
    const plan = judgedPlan({
      readings: [
        { readAt: READ, fact: before },
        { readAt: editSeen, fact: edited },
        { readAt: editSeen + HOUR, fact: edited },
      ],
    });
    expect(plan.dueAt).toBe(at('2026-11-17T10:30:00Z'));
    expect(plan.thresholds.overdueAt).toBeGreaterThan(plan.dueAt ?? 0);
  });

  it('counts from the creation where nothing ever ran', () => {
    expect(dueAfter({ createdAt: at('2026-11-15T07:00:00Z') })).toBe(
      '2026-11-15T12:00:00.000Z',
    );
  });

  it('is skipped when it falls into the hour that the clocks leave out', () => {
    expect(
      dueAfter(
        {
          ...success('2026-03-28T01:40:00Z'),
          schedule: cron('30 2 * * *', 'Europe/Berlin'),
        },
        at('2026-03-28T02:00:00Z'),
      ),
    ).toBe('2026-03-30T00:30:00.000Z');
  });

  it('of a plan without readable slots is none', () => {
    const { dueAt, thresholds } = judgedPlan(
      seenOnce(
        READ,
        planFact({
          ...success('2026-11-16T06:05:00Z'),
          schedule: cron('61 25 * * *'),
        }),
      ),
    );
    expect(dueAt).toBeUndefined();
    expect(thresholds.expected).toBe(false);
  });

  it('does not come sooner because the last run was long', () => {
    const fact = {
      schedule: cron('0 * * * *'),
      lastSuccess: {
        finishedAt: at('2026-11-16T05:40:00Z'),
        durationSeconds: 100 * MINUTE,
      },
    };
    expect(dueAfter(fact)).toBe('2026-11-16T06:00:00.000Z');
  });
});
