import { formatAge } from './formatAge';

describe('formatAge', () => {
  it.each([
    [0, 'under 1 min'],
    [59, 'under 1 min'],
    [2 * 60 + 59, '2 min'],
    [47 * 60, '47 min'],
    [178 * 60, '2 h 58 min'],
  ])('says %i seconds as %s', (seconds, text) => {
    expect(formatAge(seconds)).toBe(text);
  });
});
