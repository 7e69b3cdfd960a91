import { periodOf } from './exportPeriods';

describe('periods of an export', () => {
  it.each([
    ['days30', '2026-11-22T10:00:00Z', '2026-10-23', '2026-11-21'],
    ['month', '2026-11-22T10:00:00Z', '2026-10-01', '2026-10-31'],
    ['month', '2026-01-05T10:00:00Z', '2025-12-01', '2025-12-31'],
    ['month', '2028-03-01T00:00:00Z', '2028-02-01', '2028-02-29'],
    ['quarter', '2026-11-22T10:00:00Z', '2026-07-01', '2026-09-30'],
    ['quarter', '2026-02-22T10:00:00Z', '2025-10-01', '2025-12-31'],
    ['year', '2026-11-22T10:00:00Z', '2025-01-01', '2025-12-31'],
  ] as const)('%s at %s is from %s to %s', (name, now, from, to) => {
    expect(periodOf(name, now)).toEqual({ from, to });
  });
});
