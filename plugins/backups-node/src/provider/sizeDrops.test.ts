import { SizedPoint, sizeDrops } from './sizeDrops';

const FULL = 812_000_000;

/** @param sizes - oldest first, one an hour */
function pointsOf(...sizes: (number | [size: number, files: number])[]) {
  return sizes.map((size, index): SizedPoint => {
    const [sizeBytes, files] = Array.isArray(size) ? size : [size, undefined];
    return { id: `p${index}`, at: index * 3600, sizeBytes, files };
  });
}

const times = <T>(count: number, value: T): T[] =>
  Array.from({ length: count }, () => value);

describe('a drop in size', () => {
  it.each<[string, SizedPoint[], (number | undefined)[]]>([
    ['nothing is known', [], []],
    ['all there ever was is little', pointsOf(4096, 4096, 2048), []],
    ['it grows', pointsOf(1, 10, 100, FULL), []],
    ['it loses less than half', pointsOf(FULL, FULL, FULL * 0.6), []],
    ['it shrinks bit by bit', pointsOf(10, 9, 8, 7, 6, 5, 4), []],
    ['the newest is next to nothing', pointsOf(...times(10, FULL), 4096), [10]],
    ['there was one before', pointsOf(FULL, 4096), [1]],
    [
      'small ones come for long after',
      pointsOf(...times(3, FULL), ...times(40, 4096)),
      [3],
    ],
    ['it came back', pointsOf(FULL, FULL, 4096, FULL), []],
    [
      'it was halved, and then emptied',
      pointsOf(FULL, FULL, FULL / 3, FULL / 3, 4096),
      [2, 4],
    ],
    [
      'nine files of ten are gone, and not a byte',
      pointsOf([FULL, 4312], [FULL, 4312], [FULL, 300]),
      [2],
    ],
    ['a handful of files became one', pointsOf([FULL, 20], [FULL, 1]), []],
    [
      'some have no size',
      [
        ...pointsOf(FULL, FULL),
        { at: 2 * 3600 },
        ...pointsOf(0, 0, 0, 4096).slice(3),
      ],
      [3],
    ],
  ])('is found where %s', (_, points, since) => {
    expect(sizeDrops(points).map(drop => drop.since / 3600)).toEqual(since);
  });

  it('tells what was usual, what is left of it, and what there is now', () => {
    const points = pointsOf(
      ...times(9, [FULL, 4312] as [number, number]),
      [4096, 3],
      [5000, 4],
    );
    expect(sizeDrops(points)).toEqual([
      {
        since: 9 * 3600,
        sizeBytes: 5000,
        files: 4,
        usualBytes: FULL,
        usualFiles: 4312,
        lastUsual: { id: 'p8', at: 8 * 3600 },
        usualLeft: 9,
      },
    ]);
  });
});
