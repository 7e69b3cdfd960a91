import { daysText } from './daysText';

describe('a strip of days in words', () => {
  it('counts what was what, the worst first, and what was not observed', () => {
    expect(daysText('..ppaar?p')).toBe(
      "9 days: 1 at risk, 1 can't tell, 2 needs attention, 3 protected, 2 not observed",
    );
    expect(daysText('pp')).toBe('2 days: 2 protected');
  });
});
