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

  it.each([
    ['the last copy of the usual size', 9, STARTED - 8 * HOUR],
    ['nothing, once a list has only what came after the drop', 5, undefined],
  ])('of a copy that shrank is %s', (_, hoursListed, expected) => {
    const plan = judgedPlan(seenOnce(NOW, planFact({ lastSuccess: SUCCESS })), {
      itemFailureDomain: 'ceph',
    });
    expect(
      gotBack(
        {
          ...plan,
          fact: plan.joined.fact,
          drop: {
            told: 'runs',
            since: STARTED - 7 * HOUR,
            lastUsual: { at: STARTED - 8 * HOUR },
            usualLeft: 1,
          },
          proof: {
            kind: 'seen',
            listing: {
              sourceId: 'job',
              repository: 's3://attic/media',
              extent: 'counted',
              takenAt: NOW,
              identity: 'radarr@media:/data',
              summary: {
                identity: 'radarr@media:/data',
                points: hoursListed,
                good: hoursListed,
                oldestGoodAt: STARTED - hoursListed * HOUR,
              },
            },
          },
        },
        'ceph',
        NOW,
      ),
    ).toBe(expected);
  });
});
