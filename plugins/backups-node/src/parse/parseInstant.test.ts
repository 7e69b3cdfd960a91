import { parseInstant } from './parseInstant';

describe('parseInstant', () => {
  it.each([
    ['2026-08-22T06:33:02Z', 1787380382],
    ['2026-08-22T06:33:02.999Z', 1787380382],
    ['2026-08-22T18:33:02+12:00', 1787380382],
  ])('reads %s', (text, seconds) => {
    expect(parseInstant(text)).toBe(seconds);
  });

  it.each([
    undefined,
    '',
    'yesterday',
    '2026-08-22',
    '0001-01-01T00:00:00Z',
    '2026-13-40T00:00:00Z',
  ])('takes %p for no time', text => {
    expect(parseInstant(text)).toBeUndefined();
  });
});
