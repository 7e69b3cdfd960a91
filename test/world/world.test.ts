import { exploreWorld } from './exploreWorlds';
import { BEGIN } from './playHistory';
import { Tally } from './Tally';
import { WORLDS } from './worlds';

/** A few of each; `npm run world` plays as many as are asked for. */
const HISTORIES = 8;

describe('a page about a world whose truth is known', () => {
  it.each(WORLDS.map(create => [create(BEGIN).title, create] as const))(
    'never promises more of %s than is true, unless every witness says so',
    async (_, createWorld) => {
      const tally = new Tally();
      const broken = await exploreWorld(createWorld, {
        seed: 20_261_005,
        histories: HISTORIES,
        tally,
      });
      expect(broken).toBeUndefined();
      expect(tally.promises).toBeGreaterThan(300);
    },
  );

  it.each(WORLDS.map(create => [create(BEGIN).title, create] as const))(
    'raises no alarm about %s while all is well',
    async (_, createWorld) => {
      const tally = new Tally();
      await exploreWorld(createWorld, { seed: 7, histories: 3, tally });
      expect([...tally.falseAlarms]).toEqual([]);
    },
  );
});
