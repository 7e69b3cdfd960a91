import {
  PlanFact,
  SizedPoint,
  sizeDrops,
  smallPoints,
} from 'backstage-plugin-backups-node';
import fc from 'fast-check';
import { HOUR, at as instant, planFact } from '../__testUtils__/facts';
import {
  WatchedPlan,
  judgedPlan,
  judgedWorld,
  memoryOf,
  verdictOf,
} from '../__testUtils__/judged';

const NOW = instant('2026-08-22T10:01:00Z');
const FULL = 812_000_000;

/** @param sizes - what each run found, oldest first, one an hour, the last one now */
function watched(
  sizes: readonly number[],
  fact: Partial<PlanFact> = {},
): WatchedPlan {
  return {
    readings: sizes.map((sizeBytes, index) => {
      const finishedAt = NOW - (sizes.length - 1 - index) * HOUR;
      return {
        readAt: finishedAt + 60,
        fact: planFact({
          ...fact,
          lastSuccess: { finishedAt, durationSeconds: 60, sizeBytes },
        }),
      };
    }),
  };
}

const emptied = (times: number) => [
  ...Array.from({ length: 9 }, () => FULL),
  ...Array.from({ length: times }, () => 4096),
];

describe('runs that find far less than before', () => {
  it.each([1, 7, 30, 200])('break a restore, after %i of them, too', times => {
    const plan = watched(emptied(times));
    expect(judgedPlan(plan).drop).toMatchObject({
      told: 'runs',
      usualBytes: FULL,
      since: NOW - (times - 1) * HOUR - 60,
    });
    expect(verdictOf({ plans: [plan] }, NOW + 120)).toBe('at-risk');
    expect(
      judgedWorld({ plans: [plan] })?.items[0].findings.map(
        ({ finding }) => finding,
      ),
    ).toEqual([
      expect.objectContaining({
        code: 'point-shrunk',
        object: 'ReplicationSource media/jukebox',
        drop: expect.objectContaining({ sizeBytes: 4096, usualBytes: FULL }),
      }),
    ]);
  });

  it.each(['the claim', 'the source', 'the entity'])(
    'are meant where %s says so, up to that day',
    where => {
      const day = new Date(NOW * 1000).toISOString().slice(0, 10);
      const verdict = (annotations: Record<string, string>) =>
        verdictOf(
          {
            plans: [
              watched(emptied(1), {
                annotations: where === 'the source' ? annotations : {},
              }),
            ],
            annotations: where === 'the entity' ? annotations : {},
            items:
              where === 'the claim'
                ? judgedWorld({ plans: [] })?.items.map(({ judged }) => ({
                    ...judged.item,
                    annotations,
                  }))
                : undefined,
          },
          NOW + 120,
        );
      expect(verdict({ 'backups/accept-smaller': day })).toBe('protected');
      expect(verdict({ 'backups/accept-smaller': '2026-01-01' })).toBe(
        'at-risk',
      );
      expect(verdict({ 'backups/accept-smaller': 'yes' })).toBe('at-risk');
      // A day that nobody has seen yet accepts nothing.
      expect(verdict({ 'backups/accept-smaller': '2099-01-01' })).toBe(
        'at-risk',
      );
    },
  );

  it('are remembered in bounded room', () => {
    expect(
      memoryOf(watched(emptied(300))).memory.sizes?.length,
    ).toBeLessThanOrEqual(16);
  });
});

describe('small points', () => {
  const pointsOf = (sizes: readonly number[]) =>
    sizes.map((sizeBytes, at): SizedPoint => ({ at, sizeBytes }));
  const sizes = fc.array(fc.integer({ min: 1000, max: FULL }), {
    minLength: 1,
    maxLength: 40,
  });

  it('are none that somebody accepted', () => {
    fc.assert(
      fc.property(sizes, fc.nat(40), (bytes, until) => {
        const small = smallPoints(pointsOf(bytes), until);
        expect([...small].filter(({ at }) => at <= until)).toEqual([]);
      }),
    );
  });

  it('are all that hold next to nothing after whatever came before', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 60 }), (bytes, times) => {
        const points = pointsOf([
          ...bytes,
          ...Array.from({ length: times }, () => 1),
        ]);
        const small = smallPoints(points, bytes.length - 1);
        expect(
          points.slice(bytes.length).every(point => small.has(point)),
        ).toBe(true);
      }),
    );
  });

  it('make a drop exactly where the newest is one', () => {
    fc.assert(
      fc.property(sizes, bytes => {
        const points = pointsOf(bytes);
        expect(sizeDrops(points).length > 0).toBe(
          smallPoints(points, undefined).has(points[points.length - 1]),
        );
      }),
    );
  });
});
