import { playWorld } from './playWorld';
import { NasWorld } from './NasWorld';

const create = (begin: number) => new NasWorld(begin);

describe('a page about a folder that a NAS copies, whose truth is known', () => {
  it('never promises more than is true, unless every witness says so', async () => {
    const { broken, tally } = await playWorld(create, { histories: 150 });
    expect(broken).toBeUndefined();
    expect(tally.promises).toBeGreaterThan(50_000);
  }, 600_000);

  it('raises no alarm while all is well', async () => {
    const { tally } = await playWorld(create, { seed: 7, histories: 3 });
    expect([...tally.falseAlarms]).toEqual([]);
  });
});
