import { StoredPoint } from '../../keep/pointRows';
import { MOST_SHOWN, planPoints } from './planPoints';

const NOW = 1_764_000_000;
const HOUR = 3600;

function pointAged(
  hours: number,
  changes: Partial<StoredPoint> = {},
): StoredPoint {
  return {
    identity: 'radarr@downloads:/data',
    id: `point-${hours}`,
    startedAt: NOW - hours * HOUR,
    sizeBytes: 1000,
    failedFiles: 0,
    pins: [],
    keptBecause: [],
    ...changes,
  };
}

describe('planPoints', () => {
  it('gives every point of a few, newest first, and says which are not to be restored', () => {
    expect(
      planPoints(
        [
          pointAged(1, { sizeBytes: 10 }),
          pointAged(2, { incomplete: 'canceled' }),
          pointAged(3),
          pointAged(4),
        ],
        NOW,
      )?.map(({ at, spoiled }) => [
        (NOW - Date.parse(at) / 1000) / HOUR,
        spoiled,
      ]),
    ).toEqual([
      [1, 'shrunk'],
      [2, 'incomplete'],
      [3, undefined],
      [4, undefined],
    ]);
  });

  it('gives of many those that stand for their age, the oldest and each spoiled kind among them', () => {
    const many = Array.from({ length: 500 }, (_, index) =>
      pointAged(index + 1, index === 300 ? { incomplete: 'canceled' } : {}),
    );
    const shown = planPoints(many, NOW) ?? [];
    const ages = shown.map(({ at }) => (NOW - Date.parse(at) / 1000) / HOUR);
    expect(shown.length).toBeLessThanOrEqual(MOST_SHOWN);
    expect(ages[0]).toBe(1);
    expect(ages.at(-1)).toBe(500);
    expect(ages).toEqual([...ages].sort((one, other) => one - other));
    expect(
      shown.filter(({ spoiled }) => spoiled === 'incomplete'),
    ).toHaveLength(1);
    // Nothing is far from a point that stands for it.
    for (const { startedAt } of many) {
      const age = (NOW - startedAt) / HOUR;
      expect(
        Math.min(...ages.map(other => Math.abs(Math.log(other / age)))),
      ).toBeLessThan(0.8);
    }
  });

  it('tells a listing without points from no listing', () => {
    expect(planPoints([], NOW)).toEqual([]);
    expect(planPoints(undefined, NOW)).toBeUndefined();
  });
});
