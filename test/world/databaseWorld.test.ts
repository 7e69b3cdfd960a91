import { playWorld } from './playWorld';
import { DatabaseWorld } from './DatabaseWorld';

const create = (begin: number) => new DatabaseWorld(begin);

describe('a page about a database with pgBackRest, whose truth is known', () => {
  it('never promises more than is true, unless every witness says so', async () => {
    const { broken, tally } = await playWorld(create, { histories: 100 });
    expect(broken).toBeUndefined();
    expect(tally.promises).toBeGreaterThan(40_000);
  }, 600_000);

  it('raises no alarm while all is well', async () => {
    const { tally } = await playWorld(create, { seed: 7, histories: 3 });
    expect([...tally.falseAlarms]).toEqual([]);
  });
});
