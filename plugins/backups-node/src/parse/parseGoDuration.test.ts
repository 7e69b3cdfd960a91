import { parseGoDuration } from './parseGoDuration';

/** Prints nanoseconds the way Go's `Duration.String` does. */
function goString(nanoseconds: bigint): string {
  const second = 1_000_000_000n;
  const decimal = (value: bigint, unit: bigint) => {
    const whole = value / unit;
    const digits = String(unit).length - 1;
    const rest = String(value % unit)
      .padStart(digits, '0')
      .replace(/0+$/, '');
    return rest === '' ? `${whole}` : `${whole}.${rest}`;
  };
  if (nanoseconds === 0n) return '0s';
  if (nanoseconds < 1_000n) return `${nanoseconds}ns`;
  if (nanoseconds < 1_000_000n) return `${decimal(nanoseconds, 1_000n)}µs`;
  if (nanoseconds < second) return `${decimal(nanoseconds, 1_000_000n)}ms`;
  const hours = nanoseconds / (3600n * second);
  const minutes = (nanoseconds / (60n * second)) % 60n;
  const seconds = `${decimal(nanoseconds % (60n * second), second)}s`;
  if (hours > 0n) return `${hours}h${minutes}m${seconds}`;
  return minutes > 0n ? `${minutes}m${seconds}` : seconds;
}

/** A small generator with a fixed seed, so that a failure can be repeated. */
function* randomBigints(count: number): Generator<bigint> {
  let state = 20260822n;
  for (let index = 0; index < count; index += 1) {
    state = (state * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n;
    // All magnitudes, not only the large ones.
    yield state >> BigInt((index % 50) + 12);
  }
}

describe('parseGoDuration', () => {
  it.each([
    ['5m2.118204211s', 302.118204211],
    ['41.2ms', 0.0412],
    ['1h2m3s', 3723],
    ['1.5h', 5400],
    ['250µs', 0.00025],
    ['250μs', 0.00025],
    ['250us', 0.00025],
    ['10ns', 1e-8],
    ['0s', 0],
    ['0', 0],
    ['.5s', 0.5],
    ['1.s', 1],
    ['-1m', -60],
    ['+1m', 60],
    ['100h0m0.5s', 360000.5],
  ])('reads %s as %d seconds', (text, seconds) => {
    expect(parseGoDuration(text)).toBeCloseTo(seconds, 9);
  });

  it.each([
    '',
    ' ',
    '5',
    '5 m',
    'm',
    '5x',
    '1h 2m',
    'h1',
    '5m2',
    '--5m',
    '1d',
    '.s',
    'NaN',
  ])('takes %p for no duration', text => {
    expect(parseGoDuration(text)).toBeUndefined();
  });

  it('reads back whatever Go prints', () => {
    for (const nanoseconds of randomBigints(5000)) {
      const seconds = parseGoDuration(goString(nanoseconds));
      const expected = Number(nanoseconds) / 1e9;
      expect(Math.abs((seconds ?? NaN) - expected)).toBeLessThanOrEqual(
        Math.max(expected * 1e-12, 1e-12),
      );
    }
  });

  it('never throws, whatever it is given', () => {
    const alphabet = '0123456789.hmsnuµ-+ e';
    for (const seed of randomBigints(2000)) {
      const text = [...String(seed)]
        .map((digit, index) => alphabet[(Number(digit) * 7 + index) % 21])
        .join('');
      const seconds = parseGoDuration(text);
      expect(seconds === undefined || Number.isFinite(seconds)).toBe(true);
    }
  });
});
