import { TestDatabaseId } from '@backstage/backend-test-utils';
import { setImmediate } from 'node:timers/promises';
import { testDatabases } from '../__testUtils__/databases';
import {
  NOON,
  cycleChanges,
  factRecord,
  planDocument,
  runRecord,
} from '../__testUtils__/documents';
import { BackupsStore } from './BackupsStore';
import { inTurns, pagesOf } from './turns';

/** @returns how often everything else of the process had its turn meanwhile */
async function turnsDuring(action: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let ended = false;
  const others = (async () => {
    while (!ended) {
      await setImmediate();
      turns += 1;
    }
  })();
  await action();
  ended = true;
  await others;
  return turns;
}

const databases = testDatabases();

describe.each(databases.eachSupportedId())(
  'what is long, on %p',
  (id: TestDatabaseId) => {
    const plans = Array.from({ length: 2100 }, (_, index) =>
      planDocument(index.toString(16).padStart(16, '0')),
    );
    const facts = plans.map(({ sourceId }, index) =>
      factRecord(sourceId, `app-${index}`),
    );
    const runs = Array.from({ length: 6500 }, (_, index) =>
      runRecord(plans[index % 7].id, NOON - index),
    );

    it('is written, loaded and pruned with turns for everything else in between', async () => {
      const knex = await databases.init(id);
      const store = await BackupsStore.create({ knex });
      const fence = await store.beginCycle();
      const written = turnsDuring(() =>
        store.commit(
          fence,
          cycleChanges({
            facts: { upserts: facts, removals: [] },
            plans: { upserts: plans, removals: [] },
            runs,
          }),
        ),
      );
      expect(await written).toBeGreaterThan(40);

      const loaded = turnsDuring(async () => {
        const kept = await store.load();
        expect(kept.facts).toHaveLength(2100);
        expect(kept.plans.map(plan => plan.id)).toEqual(plans.map(p => p.id));
      });
      expect(await loaded).toBeGreaterThan(6);

      // Of less than half: else a clock would be wrong, see `pruneTable`.
      const pruned = turnsDuring(() => store.prune(NOON - 3300));
      expect(await pruned).toBeGreaterThan(1);
      const [{ count }] = await knex('runs').count({ count: '*' });
      expect(Number(count)).toBe(3301);
    }, 180_000);
  },
);

it('hands out every value once, in pieces', async () => {
  const values = [1, 2, 3, 4, 5];
  const pieces: number[][] = [];
  for await (const piece of inTurns(values, 2)) pieces.push(piece);
  expect(pieces).toEqual([[1, 2], [3, 4], [5]]);
});

it('ends after the first page that is not full', async () => {
  const pages = [['a', 'b'], ['c', 'd'], []];
  const asked: (string | undefined)[] = [];
  const read: string[] = [];
  const next = async (after: string | undefined) => {
    asked.push(after);
    return pages[asked.length - 1];
  };
  for await (const page of pagesOf(next, 2)) read.push(...page);
  expect(read).toEqual(['a', 'b', 'c', 'd']);
  expect(asked).toEqual([undefined, 'b', 'd']);
});
