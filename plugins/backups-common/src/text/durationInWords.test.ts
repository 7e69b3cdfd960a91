import fc from 'fast-check';
import { durationInWords } from './durationInWords';

describe('a duration in words', () => {
  it.each([
    [0, '0 s'],
    [59, '59 s'],
    [60, '1 min'],
    [90, '1 min 30 s'],
    [299, '4 min 59 s'],
    [47 * 60 + 59, '47 min'],
    [3600, '1 h'],
    [2 * 3600 + 600, '2 h 10 min'],
    [14 * 3600 + 600, '14 h'],
    [47.5 * 3600, '47 h'],
    [48 * 3600, '2 d'],
    [76 * 3600, '3 d 4 h'],
    [30 * 86_400 + 3600, '30 d'],
    [-90, '1 min 30 s'],
    [59.6, '1 min'],
  ])('of %d seconds is "%s"', (seconds, words) => {
    expect(durationInWords(seconds)).toBe(words);
  });

  it('never says more than has passed', () => {
    const UNITS: Record<string, number> = { s: 1, min: 60, h: 3600, d: 86_400 };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), seconds => {
        const parts = durationInWords(seconds).split(' ');
        let said = 0;
        for (let index = 0; index < parts.length; index += 2) {
          said += Number(parts[index]) * UNITS[parts[index + 1]];
        }
        expect(said).toBeLessThanOrEqual(seconds);
        expect(seconds - said).toBeLessThanOrEqual(seconds / 10 + 1);
      }),
    );
  });
});
