import { PlanFact } from 'backstage-plugin-backups-node';
import { HOUR, at as instant, planFact } from '../__testUtils__/facts';
import { judgedPlan, memoryOf, seenOnce } from '../__testUtils__/judged';
import { CopyToGetBack, gotBack } from './gotBack';
import { judgePlan } from './judgePlan';
import { PlanMemory } from './memory/PlanMemory';
import { Proof } from './proof';

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

  /** What a job listed: hourly points, the newest of them one hour before now. */
  function listed(hours: number, newestAt = STARTED): Proof {
    const oldestGoodAt = newestAt - hours * HOUR;
    return {
      kind: 'seen',
      listing: {
        sourceId: 'job',
        repository: 's3://attic/media',
        extent: 'counted',
        takenAt: NOW,
        identity: 'radarr@media:/data',
        summary: {
          identity: 'radarr@media:/data',
          points: hours,
          good: hours,
          oldestGoodAt,
          newestGood: {
            id: 'k1',
            startedAt: newestAt,
            finishedAt: newestAt + 60,
          },
        },
      },
    };
  }

  function backWith(
    more: Partial<CopyToGetBack>,
    memory: Partial<PlanMemory> = {},
  ) {
    const plan = judgedPlan(seenOnce(NOW, planFact({ lastSuccess: SUCCESS })));
    return gotBack(
      {
        ...plan,
        fact: plan.joined.fact,
        ...more,
        memory: { ...plan.memory, ...memory },
      },
      'ceph',
      NOW,
    );
  }

  it.each([
    ['the last copy of the usual size', 9, STARTED - 8 * HOUR],
    ['nothing, once a list has only what came after the drop', 5, undefined],
  ])('of a copy that shrank is %s', (_, hoursListed, expected) => {
    expect(
      backWith({
        drop: {
          told: 'runs',
          since: STARTED - 7 * HOUR,
          lastUsual: { at: STARTED - 8 * HOUR },
          usualLeft: 1,
        },
        proof: listed(hoursListed),
      }),
    ).toBe(expected);
  });

  it('is nothing of a copy that shrank, once a list has nothing of it', () => {
    const proof = listed(0);
    expect(
      backWith({
        drop: {
          told: 'runs',
          since: STARTED - 7 * HOUR,
          lastUsual: { at: STARTED - 8 * HOUR },
          usualLeft: 1,
        },
        proof: {
          ...proof,
          kind: 'hollow',
          listing: { ...proof.listing, summary: undefined },
        },
      }),
    ).toBeUndefined();
  });

  const TEN_HOURS_AGO = {
    startedAt: STARTED - 10 * HOUR,
    finishedAt: FINISHED - 10 * HOUR,
    durationSeconds: 60,
  };

  it.each<[string, Partial<PlanMemory>, number, number | string | undefined]>([
    ['the newest that is listed, of a plan that goes on', {}, 5, STARTED],
    [
      'the newest that is listed, where the run that was seen is there, too',
      {},
      20,
      STARTED,
    ],
    [
      'not known, of one that ended: another may write there by now',
      { goneAt: NOW },
      5,
      'not-known',
    ],
    [
      'the run that was seen, of one that ended, while it is listed',
      { goneAt: NOW },
      20,
      STARTED - 10 * HOUR,
    ],
    [
      'nothing, of one that was replaced before all that is listed',
      { replaced: true, goneAt: STARTED - 9 * HOUR },
      5,
      undefined,
    ],
  ])(
    'after runs that the portal did not see is %s',
    (_, memory, hoursListed, expected) => {
      expect(
        backWith(
          { proof: listed(hoursListed) },
          { lastSuccess: TEN_HOURS_AGO, ...memory },
        ),
      ).toBe(expected);
    },
  );
});

describe('a copy of before', () => {
  const fact = planFact({
    lastSuccess: {
      finishedAt: FINISHED - 10 * HOUR,
      durationSeconds: 60,
    },
    writes: { repository: 's3://attic/media', identity: 'radarr@media:/data' },
  });

  it.each([
    [true, 20],
    [false, 5],
  ])(
    'counts: %s, where the list begins %s hours before the newest',
    (counts, hours) => {
      const { memory } = memoryOf(seenOnce(NOW - 10 * HOUR, fact));
      const judged = judgePlan({
        plan: {
          fact,
          sourceId: 'home-1/volsync',
          itemKey: fact.itemKey,
          maintenance: [],
          independenceGroup: fact.key,
          repository: {
            repositories: ['s3://attic/media'],
            listings: [
              {
                sourceId: 'job',
                repository: 's3://attic/media',
                extent: 'counted',
                takenAt: NOW,
                identity: 'radarr@media:/data',
                summary: {
                  identity: 'radarr@media:/data',
                  points: hours,
                  good: hours,
                  oldestGoodAt: STARTED - hours * HOUR,
                  newestGood: {
                    id: 'k1',
                    startedAt: STARTED,
                    finishedAt: FINISHED,
                  },
                },
              },
            ],
          },
        },
        memory: { ...memory, replaced: true, goneAt: NOW - 9 * HOUR },
        readAt: NOW,
        itemFailureDomain: 'ceph',
        declaredRpo: undefined,
        collectionSeconds: 300,
      });
      expect(judged.counted.counted).toBe(counts);
    },
  );
});
