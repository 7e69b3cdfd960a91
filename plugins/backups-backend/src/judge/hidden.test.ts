import { PlanFact } from 'backstage-plugin-backups-node';
import { DAY, HOUR, at, cron, planFact } from '../__testUtils__/facts';
import { judgedPlan, judgedWorld, stateOf } from '../__testUtils__/judged';

/** What a tool says that keeps one run only, and hides the others. */
function hiding(fact: Partial<PlanFact>): PlanFact {
  return planFact({
    schedule: cron('0 1 * * *'),
    createdAt: undefined,
    ...fact,
  });
}

const FIRST = at('2026-11-16T06:00:00Z');
const success = {
  finishedAt: at('2026-11-16T01:10:00Z'),
  durationSeconds: 600,
};

describe('a tool that keeps one run only', () => {
  const failed = hiding({
    lastAttemptFailed: { message: '401' },
    hides: { successes: true },
  });
  const running = hiding({
    runningSince: FIRST + DAY,
    hides: { lastAttempt: true, successes: true },
  });

  it('is failing while the next run only hides that the last one failed', () => {
    const readings = [
      { readAt: FIRST, fact: failed },
      { readAt: FIRST + DAY, fact: running },
    ];
    expect(stateOf({ readings }, FIRST + DAY + 60)).toBe('failing');
    const mended = hiding({ lastSuccess: success });
    expect(
      stateOf(
        {
          readings: [...readings, { readAt: FIRST + DAY + HOUR, fact: mended }],
        },
        FIRST + DAY + HOUR,
      ),
    ).not.toBe('failing');
  });

  it('has its last success remembered when the tool forgets it', () => {
    const readings = [
      { readAt: FIRST, fact: hiding({ lastSuccess: success }) },
      { readAt: FIRST + DAY, fact: failed },
    ];
    expect(judgedPlan({ readings }).memory.lastSuccess?.finishedAt).toBe(
      success.finishedAt,
    );
  });

  it('is never said to have never run, nor to be healthy, when no success was seen', () => {
    const dry = hiding({ hides: { lastAttempt: true, successes: true } });
    const watched = { readings: [{ readAt: FIRST, fact: dry }] };
    expect(stateOf(watched, FIRST)).toBe('new');
    expect(stateOf(watched, FIRST + 3 * DAY)).toBe('overdue');
    expect(judgedPlan(watched).counted).toMatchObject({
      counted: false,
      certainty: 'not-known',
    });
  });

  it('leaves open whether there is a copy until one would have been seen', () => {
    const entity = judgedWorld({
      plans: [{ readings: [{ readAt: FIRST, fact: failed }] }],
    });
    // RPO a day (assumed), and half an hour for a usual run, 2.4 h for a tenth of the gap, one reading.
    expect(entity?.thresholds.unknownAt).toBe(0);
    expect(entity?.thresholds.atRiskAt).toBeGreaterThan(FIRST + DAY);
    expect(entity?.thresholds.atRiskAt).toBeLessThan(FIRST + 1.5 * DAY);
  });
});
