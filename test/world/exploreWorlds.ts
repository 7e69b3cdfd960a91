import fc from 'fast-check';
import { BEGIN, BrokenPromise, HistoryStep, playHistory } from './playHistory';
import type { Tally } from './Tally';
import type { World } from './World';

/** Longest history. */
const STEPS = 14;

function historyOf(world: World): fc.Arbitrary<HistoryStep[]> {
  return fc.array(
    fc.record({
      minutes: fc.oneof(
        fc.integer({ min: 5, max: 120 }),
        fc.integer({ min: 121, max: 3000 }),
      ),
      event: fc.option(fc.constantFrom(...world.events), { nil: undefined }),
      silent: fc.integer({ min: 0, max: 9 }).map(one => one === 9),
      restart: fc.integer({ min: 0, max: 9 }).map(one => one === 9),
    }),
    { minLength: 2, maxLength: STEPS },
  );
}

/**
 * Plays random histories of one world.
 *
 * @param histories - how many
 * @returns the shortest history that breaks a promise; `undefined`: none does
 */
export async function exploreWorld(
  createWorld: (begin: number) => World,
  options: { seed: number; histories: number; tally: Tally },
): Promise<string | undefined> {
  const { seed, histories, tally } = options;
  const result = await fc.check(
    fc.asyncProperty(historyOf(createWorld(BEGIN)), steps =>
      playHistory(createWorld, steps, tally),
    ),
    { seed, numRuns: histories, interruptAfterTimeLimit: 600_000 },
  );
  const { errorInstance } = result;
  if (errorInstance instanceof BrokenPromise) return errorInstance.message;
  if (result.failed && errorInstance) throw errorInstance;
  return undefined;
}
