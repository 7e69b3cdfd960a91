import { KnownPoint, pointViews } from './choosePoints';

const HOUR = 3600;
const NOW = 1_000 * HOUR;
const FULL = 800_000_000;

/** @param sizes - newest first, one an hour; `undefined`: an incomplete point */
function spoiledOf(...sizes: (number | undefined)[]) {
  const points = sizes.map(
    (sizeBytes, index): KnownPoint => ({
      dataTime: NOW - (index + 1) * HOUR,
      sizeBytes: sizeBytes ?? 4096,
      grade: 'seen-in-repository',
      incomplete: sizeBytes === undefined,
    }),
  );
  return pointViews(points, NOW, NOW).map(({ spoiled }) => spoiled ?? 'good');
}

/** Numbers are those of the traps of Kopia. */
describe('points to restore from', () => {
  it('trap 5: after a restore that restored nothing are none of the empty volume, however often it was copied', () => {
    const full = Array.from({ length: 3 }, () => FULL);
    for (const times of [1, 4, 24]) {
      const empty = Array.from({ length: times }, () => 0);
      expect(spoiledOf(...empty, ...full)).toEqual([
        ...empty.map(() => 'shrunk'),
        ...full.map(() => 'good'),
      ]);
    }
    // Not quite empty: the app has begun anew in it.
    const anew = [5_000_000, 4_000_000, 3_000_000, 2_000_000, 1_000_000];
    expect(spoiledOf(...anew, ...full)).toEqual([
      ...anew.map(() => 'shrunk'),
      ...full.map(() => 'good'),
    ]);
  });

  it('are good again once a smaller size is the usual one', () => {
    const less = Array.from({ length: 6 }, () => FULL / 3);
    expect(spoiledOf(...less, FULL, FULL, FULL)).toEqual([
      ...['good', 'good', 'good', 'shrunk', 'shrunk', 'shrunk'],
      ...['good', 'good', 'good'],
    ]);
  });

  it('are not measured by those that were never finished', () => {
    const incomplete = Array.from({ length: 5 }, () => undefined);
    expect(spoiledOf(FULL / 3, ...incomplete, FULL, FULL)[0]).toBe('shrunk');
  });

  it('are good where all there ever was is little', () => {
    expect(spoiledOf(0, 0, 0)).toEqual(['good', 'good', 'good']);
    expect(spoiledOf(FULL)).toEqual(['good']);
  });
});
