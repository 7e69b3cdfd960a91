import { Cron } from 'croner';
import { cadenceOf, slotAfter, slotAtOrBefore } from './Cadence';
import type { Rhythm } from './Cadence';

const ANCHOR = Date.UTC(2026, 7, 22, 10) / 1000;

const RHYTHMS: [string, Rhythm][] = [
  ['hourly', 'hourly'],
  ['six-hourly', 'six-hourly'],
  ['daily at midnight', 'daily-at-midnight'],
  ['daily at four', 'daily-at-four'],
  ['weekly, just passed', { weeklySlotAfterAnchor: -20 * 60 }],
  ['weekly, in three days', { weeklySlotAfterAnchor: 3 * 86_400 + 7_320 }],
];

describe('Cadence', () => {
  it.each(RHYTHMS)('agrees with a cron library: %s', (_, rhythm) => {
    const cadence = cadenceOf(rhythm, 17, ANCHOR);
    const cron = new Cron(cadence.cron, { timezone: 'UTC' });
    for (let step = 0; step < 200; step += 1) {
      const instant = ANCHOR + step * 4_999;
      const expected = cron.nextRun(new Date(instant * 1000));
      expect(slotAfter(cadence, instant)).toBe(
        (expected?.getTime() ?? 0) / 1000,
      );
    }
  });

  it('counts a slot itself as not after it', () => {
    const cadence = cadenceOf('hourly', 7, ANCHOR);
    const slot = ANCHOR + 7 * 60;
    expect(slotAtOrBefore(cadence, slot)).toBe(slot);
    expect(slotAtOrBefore(cadence, slot - 1)).toBe(slot - 3600);
    expect(slotAfter(cadence, slot)).toBe(slot + 3600);
  });

  it('puts a weekly slot where it was asked for', () => {
    const cadence = cadenceOf({ weeklySlotAfterAnchor: -1200 }, 0, ANCHOR);
    expect(slotAtOrBefore(cadence, ANCHOR)).toBe(ANCHOR - 1200);
    expect(cadence.cron).toBe('40 9 * * 6');
  });
});
