import { PlanFact } from 'backstage-plugin-backups-node';
import { HOUR, at as instant, planFact } from '../__testUtils__/facts';
import { judgedPlan, seenOnce } from '../__testUtils__/judged';
import { gotBack } from './gotBack';

const NOW = instant('2026-08-22T10:01:00Z');
const FINISHED = NOW - HOUR;
const SUCCESS = { finishedAt: FINISHED, durationSeconds: 60 };
const STARTED = FINISHED - 60;

/** What comes back of a plan that was read once. */
function back(fact: Partial<PlanFact>, itemFailureDomain = 'ceph') {
  const plan = judgedPlan(
    seenOnce(NOW, planFact({ lastSuccess: SUCCESS, ...fact })),
    { itemFailureDomain },
  );
  return gotBack({ ...plan, fact: plan.joined.fact }, itemFailureDomain, NOW);
}

describe('what can be got back', () => {
  const mirror = {
    noHistory: true,
    declared: [],
    inherited: [],
    sentence: 'Keeps no history.',
  };

  it.each<[string, Partial<PlanFact>, number | string | undefined]>([
    ['the copy of a plan that runs', {}, STARTED],
    ['the copy of a plan that is paused', { suspended: true }, STARTED],
    [
      'the copy of a plan that fails since',
      { lastAttemptFailed: { since: NOW - 60 } },
      STARTED,
    ],
    [
      'nothing of a plan that never succeeded',
      { lastSuccess: undefined },
      undefined,
    ],
    [
      'perhaps something of a plan whose successes go untold',
      { lastSuccess: undefined, hides: { successes: true } },
      'not-known',
    ],
    [
      'perhaps something from a place that is not known',
      {
        destination: { type: 'unknown', label: 'not known', derivedFrom: [] },
      },
      'not-known',
    ],
    [
      'nothing from a mirror over which nothing was written',
      { retention: mirror, nothingCopied: { message: 'empty' } },
      undefined,
    ],
  ])('is %s', (_, fact, expected) => {
    expect(back(fact)).toBe(expected);
  });

  it('is nothing that lies where the volume lies', () => {
    const { failureDomain } = planFact().destination;
    expect(back({}, failureDomain)).toBeUndefined();
  });
});
