import fc from 'fast-check';
import { FoundSentinel, sentinelProof } from './sentinel';

const VOLUME = 'home-1/media/PersistentVolumeClaim/jukebox';
const DATABASE = 'home-1/media/Cluster/jukebox-db';

function found(itemKey: string, id: string, at = 1000): FoundSentinel {
  return { itemKey, id, at };
}

describe('the id that drills bring back', () => {
  it('shows that all was of one moment where it is the same in all', () => {
    expect(
      sentinelProof(
        [VOLUME, DATABASE],
        [found(DATABASE, 'a', 2000), found(VOLUME, 'a')],
      ),
    ).toEqual({
      isSame: true,
      found: [found(VOLUME, 'a'), found(DATABASE, 'a', 2000)],
      since: 1000,
    });
  });

  it.each<[string, string[], FoundSentinel[]]>([
    ['one of them brought none back', [VOLUME, DATABASE], [found(VOLUME, 'a')]],
    ['there is one item alone', [VOLUME], [found(VOLUME, 'a')]],
    ['no drill found one', [VOLUME, DATABASE], []],
    [
      'it is that of something else',
      [VOLUME, DATABASE],
      [found(VOLUME, 'a'), found('other', 'a')],
    ],
  ])('shows nothing where %s', (_why, items, drills) => {
    expect(sentinelProof(items, drills)).toBeUndefined();
  });

  it('never shows one moment where any two differ, or where one is missing', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(6).map(String), { minLength: 1 }),
        fc.uniqueArray(
          fc.record({
            itemKey: fc.nat(6).map(String),
            id: fc.constantFrom('a', 'b'),
            at: fc.nat(1e6),
          }),
          { selector: ({ itemKey }) => itemKey },
        ),
        (items, drills) => {
          const ids = items.map(
            key => drills.find(({ itemKey }) => itemKey === key)?.id,
          );
          const isOne =
            items.length > 1 &&
            ids[0] !== undefined &&
            ids.every(id => id === ids[0]);
          expect(sentinelProof(items, drills)?.isSame ?? false).toBe(isOne);
        },
      ),
    );
  });
});
