import fc from 'fast-check';
import { setImmediate } from 'node:timers/promises';
import { atOnce, flatMapped, inSlices, mapped } from './slices';

/** Keeps the process busy. Milliseconds. */
function busyFor(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

describe('work that may be interrupted', () => {
  it('gives the same at once and in slices', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer()), async values => {
        const twice = (value: number) => [value, value + 1];
        const half = (value: number) => value / 2;
        expect(atOnce(mapped(values, half))).toEqual(values.map(half));
        expect(await inSlices(mapped(values, half))).toEqual(values.map(half));
        expect(atOnce(flatMapped(values, twice))).toEqual(
          values.flatMap(twice),
        );
        expect(await inSlices(flatMapped(values, twice))).toEqual(
          values.flatMap(twice),
        );
      }),
    );
  });

  it('lets everything else have its turn', async () => {
    let turns = 0;
    let ended = false;
    const others = (async () => {
      while (!ended) {
        await setImmediate();
        turns += 1;
      }
    })();
    await inSlices(mapped(Array.from({ length: 20 }), () => busyFor(5)));
    ended = true;
    await others;
    expect(turns).toBeGreaterThan(5);
  });

  it('ends with the error of what it does', async () => {
    const work = () =>
      mapped([1], () => {
        throw new Error('no');
      });
    expect(() => atOnce(work())).toThrow('no');
    await expect(inSlices(work())).rejects.toThrow('no');
  });
});
