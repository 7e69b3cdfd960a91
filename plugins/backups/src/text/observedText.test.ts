import { observedText } from './slaText';

describe('how much of a period was watched', () => {
  it.each([
    [
      { days: 30, observedDays: 30, observedSince: '2026-10-23' },
      'all 30 days',
    ],
    [
      { days: 90, observedDays: 31, observedSince: '2026-10-29' },
      'since 2026-10-29, 31 of 90 days',
    ],
    [{ days: 92, observedDays: 0 }, 'none of these 92 days'],
  ])('%o: %s', (period, text) => {
    expect(observedText(period)).toBe(text);
  });
});
