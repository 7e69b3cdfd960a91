import fc from 'fast-check';
import { scenes } from '../__testUtils__/arbitraries';
import { INTERVAL, memoryOf } from '../__testUtils__/judged';
import { judgePlan } from './judgePlan';
import { rejudgePlan } from './rejudgePlan';

describe('rejudgePlan', () => {
  it('says what judging anew would say, whatever has changed since', () => {
    const circumstances = fc.record({
      itemFailureDomain: fc.constantFrom('ceph', 'nas', undefined),
      declaredRpo: fc.constantFrom(3600, undefined),
      later: fc.constantFrom(0, 300, 86_400, 30 * 86_400),
      anotherMemory: fc.boolean(),
    });
    fc.assert(
      fc.property(
        scenes,
        fc.array(circumstances, { minLength: 2, maxLength: 5 }),
        ({ world }, times) => {
          for (const watched of world.plans) {
            const { memory, fact, readAt } = memoryOf(watched);
            for (const { later, anotherMemory, ...given } of times) {
              const question = {
                ...given,
                plan: {
                  fact,
                  sourceId: 'home-1/volsync',
                  itemKey: fact.itemKey,
                  maintenance: [],
                  independenceGroup: fact.key,
                },
                memory: anotherMemory
                  ? { ...memory, durations: [...memory.durations, 7200] }
                  : memory,
                readAt: readAt + later,
                collectionSeconds: INTERVAL,
              };
              expect(rejudgePlan(question)).toEqual(judgePlan(question));
            }
          }
        },
      ),
    );
  });

  it('gives the same judgement again while nothing has changed', () => {
    fc.assert(
      fc.property(scenes, ({ world }) => {
        for (const watched of world.plans) {
          const { memory, fact, readAt } = memoryOf(watched);
          const question = () => ({
            plan: {
              fact,
              sourceId: 'home-1/volsync',
              maintenance: [],
              independenceGroup: fact.key,
            },
            memory: { ...memory },
            readAt,
            itemFailureDomain: 'ceph',
            declaredRpo: undefined,
            collectionSeconds: INTERVAL,
          });
          expect(rejudgePlan(question())).toBe(rejudgePlan(question()));
        }
      }),
    );
  });
});
