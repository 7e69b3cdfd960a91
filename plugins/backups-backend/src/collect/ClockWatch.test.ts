import fc from 'fast-check';
import { ClockWatch } from './ClockWatch';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;
const START = 1_787_000_000;

/** Cycles every five minutes; `errors`: what the wall clock says too much at each. */
function watched(errors: readonly number[], lastCycle?: number): boolean[] {
  let steady = 0;
  const watch = new ClockWatch(() => steady);
  return errors.map((error, index) => {
    steady = index * 5 * MINUTE;
    return watch.isEven(START + steady + error, 15 * MINUTE, lastCycle);
  });
}

describe('a watch over the clock of the portal', () => {
  it('believes a clock that goes evenly, however wrong it is set', () => {
    expect(watched([0, 1, -2, 10, 0]).every(Boolean)).toBe(true);
    expect(watched(Array.from({ length: 9 }, () => DAY)).every(Boolean)).toBe(
      true,
    );
  });

  it.each([DAY, -DAY, 7 * DAY, 400 * DAY, -HOUR])(
    'believes nothing for an hour after a jump of %i s, nor after the jump back',
    jump => {
      const errors = [
        0,
        0,
        jump,
        jump,
        jump,
        ...Array.from({ length: 20 }, () => 0),
      ];
      const even = watched(errors);
      expect(even.slice(0, 2)).toEqual([true, true]);
      expect(even.slice(2, 17).some(Boolean)).toBe(false);
      expect(even.slice(17).every(Boolean)).toBe(true);
    },
  );

  it('compares its first look with the last cycle that was written down', () => {
    expect(watched([0], START - 5 * MINUTE)).toEqual([true]);
    expect(watched([0], START - 2 * DAY)).toEqual([false]);
    expect(watched([0], START + DAY)).toEqual([false]);
    expect(watched([0], undefined)).toEqual([true]);
  });

  it('never believes a cycle that is wrong by more than its tolerance since an even one', () => {
    const error = fc.constantFrom(0, 0, 0, DAY, -DAY, 40 * DAY);
    fc.assert(
      fc.property(fc.array(error, { minLength: 1, maxLength: 11 }), rest => {
        // Within an hour no clock that was ever wrong is believed again.
        const even = watched([0, ...rest]);
        const firstWrong = rest.findIndex(one => one !== 0);
        expect(
          even
            .slice(1)
            .every((is, index) => firstWrong < 0 || index < firstWrong || !is),
        ).toBe(true);
      }),
    );
  });
});
