import { toGoDuration } from './toGoDuration';

describe('toGoDuration', () => {
  it.each([
    [0.0412, '41.2ms'],
    [0.062588, '62.588ms'],
    [5, '5s'],
    [10, '10s'],
    [120, '2m0s'],
    [302.118204, '5m2.118204s'],
    [3723.5, '1h2m3.5s'],
    [7200, '2h0m0s'],
  ])('writes %d seconds as Go does: %s', (seconds, text) => {
    // Binary fractions leave noise after the nanosecond's own digits.
    const [, head, tail] = /^(.*?\.?\d{0,6})\d*(m?s)$/.exec(
      toGoDuration(seconds),
    ) ?? ['', '', ''];
    expect(`${head}${tail}`).toBe(text);
  });
});
