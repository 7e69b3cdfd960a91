import fc from 'fast-check';
import { RetentionRule } from 'backstage-plugin-backups-common';
import { Keeping, RunsAhead, StandingPoint, lastToGo } from './lastToGo';

const HOUR = 3600;
const DAY = 24 * HOUR;
/** Saturday 22 Aug 2026, 09:00 UTC. */
const NOW = Date.UTC(2026, 7, 22, 9) / 1000;

function keep(
  rules: Partial<Record<RetentionRule['key'], string>>,
  more: Partial<Keeping> = {},
): Keeping {
  return {
    rules: Object.entries(rules).map(([key, value]) => ({
      key: key as RetentionRule['key'],
      value,
    })),
    windows: false,
    byAge: false,
    ...more,
  };
}

function pointsAt(...ages: number[]): StandingPoint[] {
  return ages.map(age => ({ at: NOW - age, complete: true, pinned: false }));
}

const DAILY: RunsAhead = { next: NOW + 15 * HOUR, every: DAY };

function daysUntil(at: number): number {
  return (at - NOW) / DAY;
}

describe('the last restore point to go', () => {
  it('goes when so many newer ones were made', () => {
    const points = pointsAt(9 * HOUR, 9 * HOUR + DAY, 9 * HOUR + 2 * DAY);
    const end = lastToGo(points, () => true, keep({ last: '3' }), DAILY);
    // The newest goes with the third run from now.
    expect(end).toEqual({
      kind: 'until',
      at: DAILY.next + 2 * DAY,
      point: NOW - 9 * HOUR,
    });
  });

  it('is an older one where the newest give way within a day', () => {
    const hourly: RunsAhead = { next: NOW + HOUR, every: HOUR };
    const points = pointsAt(0, HOUR, 10 * HOUR);
    const end = lastToGo(points, () => true, keep({ daily: '7' }), hourly);
    expect(end).toMatchObject({ kind: 'until', point: NOW - 10 * HOUR });
    expect(daysUntil((end as { at: number }).at)).toBeCloseTo(5.625, 3);
  });

  it('goes with its window where a tool has windows, though few were made since', () => {
    const weekly: RunsAhead = { next: NOW + 7 * DAY, every: 7 * DAY };
    const rules = { daily: '7' };
    const counted = lastToGo(pointsAt(0), () => true, keep(rules), weekly);
    const within = lastToGo(
      pointsAt(0),
      () => true,
      keep(rules, { windows: true }),
      weekly,
    );
    expect(daysUntil((counted as { at: number }).at)).toBe(49);
    expect(daysUntil((within as { at: number }).at)).toBe(14);
  });

  it.each<[string, Keeping, RunsAhead | 'none' | undefined, string]>([
    ['only zeros remove nothing', keep({ latest: '0' }), DAILY, 'kept'],
    ['no run, no removal', keep({ daily: '7' }), 'none', 'no-runs'],
    ['no schedule, no answer', keep({ daily: '7' }), undefined, 'not-known'],
    ['no rule, no answer', keep({}), DAILY, 'not-known'],
    ['an odd value, no answer', keep({ daily: 'all' }), DAILY, 'not-known'],
    ['an odd age, no answer', keep({ within: 'ever' }), DAILY, 'not-known'],
  ])('%s', (_, keeping, runs, kind) => {
    expect(lastToGo(pointsAt(0), () => true, keeping, runs).kind).toBe(kind);
  });

  it('has an end of its own where age alone removes it', () => {
    const keeping: Keeping = {
      rules: [{ key: 'within', value: '720h', reachSeconds: 30 * DAY }],
      windows: false,
      byAge: true,
    };
    expect(lastToGo(pointsAt(DAY), () => true, keeping, undefined)).toEqual({
      kind: 'until',
      at: NOW + 29 * DAY,
      point: NOW - DAY,
    });
  });

  it('stays where one is pinned', () => {
    const [newest, oldest] = pointsAt(0, 400 * DAY);
    const points = [newest, { ...oldest, pinned: true }];
    expect(lastToGo(points, () => true, keep({ latest: '1' }), DAILY)).toEqual({
      kind: 'pinned',
      point: NOW - 400 * DAY,
    });
  });

  it('is none where nothing is wanted', () => {
    expect(
      lastToGo(pointsAt(0), () => false, keep({ latest: '1' }), DAILY).kind,
    ).toBe('none');
  });
});

const BUCKETS: Partial<Record<RetentionRule['key'], (at: number) => string>> = {
  hourly: at => new Date(at * 1000).toISOString().slice(0, 13),
  daily: at => new Date(at * 1000).toISOString().slice(0, 10),
  weekly: at => String(Math.floor((at / DAY - 4) / 7)),
  monthly: at => new Date(at * 1000).toISOString().slice(0, 7),
  yearly: at => new Date(at * 1000).toISOString().slice(0, 4),
};
const LENGTHS: Partial<Record<RetentionRule['key'], number>> = {
  hourly: HOUR,
  daily: DAY,
  weekly: 7 * DAY,
  monthly: 30.4375 * DAY,
  yearly: 365.25 * DAY,
};

/** What a tool keeps after a run, told as its documentation does: newest first, rule by rule. */
function keptOf(instants: readonly number[], { rules, windows }: Keeping) {
  const newestFirst = [...instants].sort((one, other) => other - one);
  const kept = new Set<number>();
  for (const { key, value } of rules) {
    const count = Number(value);
    const bucketOf = BUCKETS[key];
    if (!bucketOf) newestFirst.slice(0, count).forEach(at => kept.add(at));
    else {
      const seen = new Set<string>();
      for (const at of newestFirst) {
        const tooOld =
          windows && at < newestFirst[0] - Math.round(count * LENGTHS[key]!);
        if (seen.size < count && !seen.has(bucketOf(at)) && !tooOld) {
          seen.add(bucketOf(at));
          kept.add(at);
        }
      }
    }
  }
  return kept;
}

/** Run by run, until the last one that is wanted is gone. */
function played(points: readonly number[], keeping: Keeping, runs: RunsAhead) {
  let there = [...points];
  for (let run = runs.next; ; run += runs.every) {
    there.push(run);
    const kept = keptOf(there, keeping);
    there = there.filter(at => kept.has(at));
    if (!there.some(at => points.includes(at))) return run;
  }
}

describe('what is said of the last to go', () => {
  const rule = (key: RetentionRule['key'], most: number) =>
    fc
      .option(fc.integer({ min: 0, max: most }), { nil: undefined })
      .map(count =>
        count === undefined ? [] : [{ key, value: String(count) }],
      );
  const keeping = fc
    .tuple(
      rule('latest', 5),
      rule('hourly', 12),
      rule('daily', 9),
      rule('weekly', 4),
      rule('monthly', 3),
    )
    .map(rules => rules.flat())
    .filter(rules => rules.some(({ value }) => value !== '0'));

  it('is what the tool does, run by run', () => {
    fc.assert(
      fc.property(
        keeping,
        fc.boolean(),
        fc.uniqueArray(fc.integer({ min: 0, max: 60 * 24 * 4 }), {
          minLength: 1,
          maxLength: 25,
        }),
        fc.constantFrom(HOUR, 6 * HOUR, DAY, 3 * DAY, 10 * DAY),
        (rules, windows, quarters, every) => {
          const runs = { next: NOW + every, every };
          const own: Keeping = { rules, windows, byAge: false };
          const ages = quarters.map(quarter => quarter * 900);
          const end = lastToGo(pointsAt(...ages), () => true, own, runs);
          expect(end).toMatchObject({
            kind: 'until',
            at: played(
              ages.map(age => NOW - age),
              own,
              runs,
            ),
          });
        },
      ),
    );
  });
});
