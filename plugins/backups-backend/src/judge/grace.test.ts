import { DAY, HOUR, MINUTE, at, cron, planFact } from '../__testUtils__/facts';
import { INTERVAL, judgedPlan, seenOnce } from '../__testUtils__/judged';
import { graceTerms, p95, sumOfTerms } from './grace';

function graceOf(options: {
  durations?: number[];
  gapSeconds?: number;
  everSucceeded?: boolean;
}): number[] {
  return graceTerms({
    durations: options.durations ?? [],
    everSucceeded: options.everSucceeded ?? true,
    gapSeconds: options.gapSeconds,
    collectionSeconds: INTERVAL,
  }).map(term => term.seconds);
}

describe('grace', () => {
  it('is a sum of the usual duration, a tenth of the gap and one reading', () => {
    expect(graceOf({ durations: [600], gapSeconds: 10 * HOUR })).toEqual([
      600,
      HOUR,
      INTERVAL,
    ]);
  });

  it('forgives a tenth of the gap, but at least 15 minutes and at most 6 hours', () => {
    const tenth = (gapSeconds: number) => graceOf({ gapSeconds })[1];
    expect(tenth(150 * MINUTE - 10)).toBe(15 * MINUTE);
    expect(tenth(160 * MINUTE)).toBe(16 * MINUTE);
    expect(tenth(59 * HOUR)).toBe(5.9 * HOUR);
    expect(tenth(30 * DAY)).toBe(6 * HOUR);
    expect(graceOf({})[1]).toBe(15 * MINUTE);
  });

  it('assumes 30 minutes while no duration is known, and 24 hours for a first run', () => {
    expect(graceOf({})[0]).toBe(30 * MINUTE);
    expect(graceOf({ everSucceeded: false, durations: [] })[0]).toBe(DAY);
  });

  it('is not stretched by one odd run in twenty', () => {
    const usual = Array.from({ length: 19 }, () => 60);
    expect(p95([...usual, 9999])).toBe(60);
    expect(p95([...usual.slice(1), 9999, 9998])).toBe(9998);
    expect(p95([])).toBeUndefined();
  });

  it('is what lies between a slot and overdue', () => {
    const plan = judgedPlan(
      seenOnce(
        at('2026-11-16T06:10:00Z'),
        planFact({
          schedule: cron('0 6 * * *'),
          lastSuccess: {
            finishedAt: at('2026-11-16T06:05:00Z'),
            durationSeconds: 300,
          },
        }),
      ),
    );
    expect(plan.dueAt).toBe(at('2026-11-17T06:00:00Z'));
    expect(plan.thresholds.overdueAt - plan.thresholds.lateAt).toBe(
      sumOfTerms(plan.grace),
    );
    expect(sumOfTerms(plan.grace)).toBe(300 + 2.4 * HOUR + INTERVAL);
  });
});
