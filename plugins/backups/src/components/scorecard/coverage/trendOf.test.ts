import type {
  CoverageView,
  TrendResponse,
} from 'backstage-plugin-backups-common';
import { trendOf, trendText } from './trendOf';

const COVERAGE: CoverageView = {
  counted: 9,
  protected: 4,
  needsAttention: 2,
  cannotTell: 0,
  atRisk: 3,
  unprotected: 1,
  exempt: 0,
  noData: 0,
};

const TREND: TrendResponse = {
  now: '2026-11-22T10:00:00.000Z',
  weeks: 3,
  days: [
    {
      day: '2026-11-01',
      protected: 5,
      needsAttention: 1,
      cannotTell: 0,
      atRisk: 1,
    },
    {
      day: '2026-11-15',
      protected: 5,
      needsAttention: 2,
      cannotTell: 0,
      atRisk: 1,
    },
  ],
};

describe('the trend of a count', () => {
  it('has a place for each week, nothing where none was observed, and the count of now at its end', () => {
    expect(trendOf(TREND, COVERAGE, 'atRisk')).toEqual([1, undefined, 1, 3]);
    expect(trendOf(undefined, COVERAGE, 'atRisk')).toEqual([]);
  });

  it.each([
    ['atRisk', '+2 in a week'],
    ['protected', '−1 in a week'],
    ['needsAttention', 'as a week ago'],
  ] as const)('compares %s with a week ago: %s', (count, text) => {
    expect(trendText(trendOf(TREND, COVERAGE, count))).toBe(text);
  });

  it('compares nothing with a week without an observation', () => {
    expect(trendText([4, undefined, 3])).toBe('');
    expect(trendText([])).toBe('');
  });
});
