import fc from 'fast-check';
import { lockReachAt } from './lockReachAt';

const DAY = 86_400;

/**
 * A bucket with object locks, object by object: the truth that a mark is about.
 * Kopia locks what it writes, and its upkeep renews the locks of all objects
 * where that is switched on.
 */
class Bucket {
  readonly #period: number;
  readonly #lockedUntil: number[] = [];

  constructor(period: number) {
    this.#period = period;
  }

  write(at: number) {
    this.#lockedUntil.push(at + this.#period);
  }

  renew(at: number) {
    this.#lockedUntil.forEach((until, index) => {
      this.#lockedUntil[index] = Math.max(until, at + this.#period);
    });
  }

  canDeleteSomething(at: number): boolean {
    return this.#lockedUntil.some(until => until <= at);
  }
}

const HISTORY = fc.record({
  period: fc.integer({ min: 1, max: 60 }).map(days => days * DAY),
  enabled: fc.boolean(),
  writes: fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1 }),
  renewals: fc.array(fc.integer({ min: 0, max: 200 })),
  now: fc.integer({ min: 0, max: 260 }),
});

describe('what a lock reaches', () => {
  it('is never said to be everything while something can be deleted', () => {
    fc.assert(
      fc.property(HISTORY, ({ period, enabled, writes, renewals, now }) => {
        const bucket = new Bucket(period);
        const renewed = enabled ? renewals.filter(day => day <= now) : [];
        const steps = [
          ...writes
            .filter(day => day <= now)
            .map(day => ({ day, write: true })),
          ...renewed.map(day => ({ day, write: false })),
        ].sort((a, b) => a.day - b.day || Number(b.write) - Number(a.write));
        for (const { day, write } of steps) {
          if (write) bucket.write(day * DAY);
          else bucket.renew(day * DAY);
        }
        const reach = lockReachAt(
          {
            lockedSeconds: period,
            renewal: {
              enabled,
              lastSuccessAt:
                renewed.length === 0 ? undefined : Math.max(...renewed) * DAY,
            },
          },
          now * DAY,
        );
        expect(
          reach === 'everything' && bucket.canDeleteSomething(now * DAY),
        ).toBe(false);
      }),
    );
  });

  it.each<[string, Parameters<typeof lockReachAt>[0], string]>([
    ['nothing is said', {}, 'not-known'],
    ['it says that it locks nothing', { lockedSeconds: 0 }, 'nothing'],
    [
      'whether locks are renewed is not said',
      { lockedSeconds: DAY },
      'not-known',
    ],
    [
      'locks are not renewed',
      { lockedSeconds: 30 * DAY, renewal: { enabled: false } },
      'only-new',
    ],
    [
      'they were never renewed',
      { lockedSeconds: 30 * DAY, renewal: { enabled: true } },
      'only-new',
    ],
    [
      'they were renewed in time',
      {
        lockedSeconds: 30 * DAY,
        renewal: { enabled: true, lastSuccessAt: 71 * DAY },
      },
      'everything',
    ],
    [
      'the last renewal has run out',
      {
        lockedSeconds: 30 * DAY,
        renewal: { enabled: true, lastSuccessAt: 70 * DAY },
      },
      'ended',
    ],
  ])('where %s', (_, lock, reach) => {
    expect(lockReachAt(lock, 100 * DAY)).toBe(reach);
  });
});
