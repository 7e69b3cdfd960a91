import { ALWAYS, NEVER, instantToIso, toInstant } from './instants';
import { planStateAt } from './planStateAt';
import { PlanThresholds } from './PlanThresholds';

const healthy: PlanThresholds = {
  succeeded: true,
  expected: true,
  stuckAt: NEVER,
  lateAt: NEVER,
  overdueAt: NEVER,
};

function state(thresholds: Partial<PlanThresholds>) {
  return planStateAt({ ...healthy, ...thresholds }, 100, NEVER).state;
}

describe('state of a plan at an instant', () => {
  it('is the first row of the table that matches', () => {
    const all = { stuckAt: 100, lateAt: 100, overdueAt: 100 };
    expect(state({ ...all, fixed: 'gone' })).toBe('gone');
    expect(state({ ...all, fixed: 'suspended' })).toBe('suspended');
    expect(state({ ...all, fixed: 'failing' })).toBe('failing');
    expect(state({ ...all, fixed: 'hollow' })).toBe('stuck');
    expect(state({ ...all, fixed: 'hollow', stuckAt: 101 })).toBe('hollow');
    expect(state({ ...all, succeeded: false, stuckAt: 101 })).toBe('never-ran');
    expect(state({ succeeded: false, overdueAt: 101 })).toBe('new');
    const unseen = { succeeded: false, mayHaveSucceeded: true };
    expect(state({ ...unseen, overdueAt: 101 })).toBe('new');
    expect(state({ ...unseen, overdueAt: 100 })).toBe('overdue');
    expect(state({ overdueAt: 100, expected: false })).toBe('overdue');
    expect(state({ lateAt: 100, expected: false })).toBe('unscheduled');
    expect(state({ lateAt: 100, overdueAt: 101 })).toBe('late');
    expect(state({ lateAt: 101 })).toBe('healthy');
  });

  it('is unreadable from the second after its source was current', () => {
    expect(planStateAt(healthy, 100, 100)).toEqual({ state: 'healthy' });
    expect(planStateAt({ ...healthy, lateAt: 100 }, 101, 100)).toEqual({
      state: 'unreadable',
      lastKnown: 'late',
    });
    expect(planStateAt({ ...healthy, fixed: 'gone' }, 101, 100).state).toBe(
      'unreadable',
    );
  });
});

describe('instants', () => {
  it('are whole seconds, rounded down', () => {
    const date = new Date('2026-11-16T06:05:00.999Z');
    expect(instantToIso(toInstant(date))).toBe('2026-11-16T06:05:00.000Z');
  });

  it('reach from always to never, which both can be written', () => {
    expect(instantToIso(ALWAYS)).toBe('1970-01-01T00:00:00.000Z');
    expect(instantToIso(NEVER)).toBe('9999-12-31T23:59:59.000Z');
  });
});
