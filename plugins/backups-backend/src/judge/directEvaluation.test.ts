import { NEVER, planStateAt, verdictAt } from 'backstage-plugin-backups-common';
import fc from 'fast-check';
import { BEGIN, scenes } from '../__testUtils__/arbitraries';
import { DAY } from '../__testUtils__/facts';
import { judgedWorld } from '../__testUtils__/judged';
import { naiveState, notesOf } from '../__testUtils__/naivePlan';
import { currentUntil, naiveVerdict } from '../__testUtils__/naiveVerdict';

const instants = fc.array(
  fc.oneof(
    fc.integer({ min: BEGIN, max: BEGIN + 3 * DAY }),
    fc.integer({ min: BEGIN, max: BEGIN + 40 * DAY }),
  ),
  { minLength: 8, maxLength: 8 },
);

/** The seconds around each threshold: the places where an evaluation can be off by one. */
function around(thresholds: readonly number[]): number[] {
  return thresholds
    .filter(instant => instant > BEGIN && instant < BEGIN + 400 * DAY)
    .flatMap(instant => [instant - 1, instant, instant + 1]);
}

describe('thresholds', () => {
  it('give the state that the state table gives, at every instant', () => {
    fc.assert(
      fc.property(scenes, instants, (scene, drawn) => {
        const judged = judgedWorld(scene.world);
        const declared = judged?.expectation.rpo?.seconds;
        for (const plan of judged?.items.flatMap(item => item.judged.plans) ??
          []) {
          const watched = scene.world.plans.find(({ readings }) =>
            readings.some(
              ({ fact }) =>
                fact !== 'gone' && fact.key === plan.joined.fact.key,
            ),
          );
          if (!watched) throw new Error('A plan from nowhere');
          const notes = notesOf(watched);
          const { stuckAt, lateAt, overdueAt } = plan.thresholds;
          const all = [...drawn, ...around([stuckAt, lateAt, overdueAt])];
          for (const now of all) {
            expect([
              now,
              planStateAt(plan.thresholds, now, NEVER).state,
            ]).toEqual([now, naiveState(notes, declared, now)]);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each(['may be unread', 'are all current'])(
    'give the verdict that the verdict table gives, at every instant, where sources %s',
    sources => {
      fc.assert(
        fc.property(scenes, instants, (scene, drawn) => {
          const judged = judgedWorld(scene.world);
          if (!judged) throw new Error('The workload links the entity');
          const { thresholds } = judged;
          const until =
            sources === 'are all current' ? NEVER : currentUntil(scene);
          const all = [
            ...drawn,
            ...around([
              thresholds.atRiskAt,
              thresholds.attentionAt,
              thresholds.unknownAt,
              thresholds.exemptUntil,
              until,
            ]),
          ];
          for (const now of all) {
            expect([now, verdictAt(thresholds, now, until).verdict]).toEqual([
              now,
              naiveVerdict(scene, now, until),
            ]);
          }
        }),
        { numRuns: 200 },
      );
    },
  );
});
