import fc from 'fast-check';
import { ItemDocument } from '../../keep/documents';
import { PlanAt } from '../../keep/planAt';
import { KnownLock, immutableMark } from './immutableMark';

const DAY = 86_400;
const NOW = 1_787_400_000;

const IDS = ['nas', 'b2', 'r2'];

/** Only what the mark reads of a plan. */
function planOf(id: string, counted: boolean): PlanAt {
  return {
    document: {
      id,
      counted: counted
        ? { counted: true }
        : { counted: false, certainty: 'not-known' },
      fact: { destination: { label: id } },
    },
  } as unknown as PlanAt;
}

function isLockedAt(
  { lockedSeconds = 0, renewal }: KnownLock,
  now: number,
): boolean {
  return (
    renewal?.enabled === true &&
    renewal.lastSuccessAt !== undefined &&
    now < renewal.lastSuccessAt + lockedSeconds
  );
}

describe('the mark of a lock', () => {
  const instant = fc.integer({ min: 0, max: 90 }).map(days => NOW - days * DAY);
  const maybe = <T>(value: fc.Arbitrary<T>) =>
    fc.option(value, { nil: undefined });
  const locks = fc.array(
    fc.record({
      planIds: fc.subarray(IDS),
      lockedSeconds: maybe(
        fc.integer({ min: 0, max: 60 }).map(days => days * DAY),
      ),
      renewal: maybe(
        fc.record({ enabled: fc.boolean(), lastSuccessAt: maybe(instant) }),
      ),
    }),
    { maxLength: 5 },
  );
  const items = fc.array(
    fc.array(fc.tuple(fc.constantFrom(...IDS), fc.boolean()), {
      maxLength: 3,
    }),
    { minLength: 1, maxLength: 3 },
  );

  it('is met only while one counted copy of each item lies behind a lock that lasts', () => {
    fc.assert(
      fc.property(items, locks, (world, known) => {
        const mark = immutableMark(
          world.map((plans, index) => ({
            item: { name: `item ${index}` } as ItemDocument,
            plans: plans.map(([id, counted]) => planOf(id, counted)),
          })),
          known,
          NOW,
        );
        const isLocked = world.every(plans =>
          plans.some(
            ([id, counted]) =>
              counted &&
              known.some(
                lock => lock.planIds.includes(id) && isLockedAt(lock, NOW),
              ),
          ),
        );
        expect(mark.met === 'met').toBe(isLocked);
      }),
    );
  });
});
