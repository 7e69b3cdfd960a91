import { exploreWorld } from './exploreWorlds';
import { Tally } from './Tally';
import type { World } from './World';

const SEED = 20_261_005;

/** What the tests play of a world. */
export interface Played {
  /** The shortest history that breaks a promise. */
  broken?: string;
  tally: Tally;
}

/** Plays what the tests play of each world; each has a file, so that they run side by side. */
export async function playWorld(
  createWorld: (begin: number) => World,
  { seed = SEED, histories }: { seed?: number; histories: number },
): Promise<Played> {
  const tally = new Tally();
  return {
    broken: await exploreWorld(createWorld, { seed, histories, tally }),
    tally,
  };
}
