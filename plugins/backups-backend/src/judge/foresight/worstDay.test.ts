import fc from 'fast-check';
import { LostItem, worstDay } from './worstDay';

type Given = Partial<LostItem> & { store?: string };

function item(key: string, given: Given = {}): LostItem {
  const { store, ...rest } = given;
  return {
    key,
    kind: 'persistent-volume-claim',
    apps: [key],
    runs: [key],
    mayHaveMore: false,
    back: {
      key,
      planId: `${key}-b2`,
      destination: 'B2',
      at: 1000,
      grade: 'seen-in-repository',
      byLog: false,
    },
    opensWith: { secret: `Secret ${key}`, store },
    ...rest,
  };
}

function database(key: string, apps: string[], given: Given = {}): LostItem {
  return item(key, { kind: 'database-cluster', apps, runs: [], ...given });
}

const NONE: Given = { back: undefined };

describe('the worst day', () => {
  it.each<[string, LostItem[], string[][]]>([
    ['nothing needs anything', [item('a'), item('b')], [['a', 'b']]],
    [
      'an app has a database',
      [item('immich'), database('pg', ['immich'])],
      [['pg'], ['immich']],
    ],
    [
      'the key comes from what is lost, too',
      [item('radarr', { store: 'vault' }), item('vault', { store: 'paper' })],
      [['vault'], ['radarr']],
    ],
    [
      'the key to a database comes from what is lost, too',
      [
        item('immich', { store: 'cloud' }),
        database('pg', ['immich'], { store: 'Vault' }),
        item('vault'),
      ],
      [['vault'], ['pg'], ['immich']],
    ],
    [
      'what it needs does not come back',
      [item('radarr', { store: 'vault' }), item('vault', NONE)],
      [['radarr']],
    ],
    ['nothing is away', [item('a', NONE)], []],
  ])('has its waves where %s', (_, items, waves) => {
    expect(worstDay(items).waves).toEqual(waves);
  });

  it('puts first in a wave what most wait for', () => {
    const { waves } = worstDay([
      item('a'),
      item('vault'),
      item('b', { store: 'vault' }),
      item('c', { store: 'vault' }),
    ]);
    expect(waves[0]).toEqual(['vault', 'a']);
  });

  it('names a loop, of one and of several, and takes it as opened from outside', () => {
    expect(worstDay([item('vault', { store: 'vault' })])).toMatchObject({
      loops: [['vault']],
      waves: [['vault']],
      keys: [{ place: 'may-be-lost', holders: ['vault'] }],
    });
    const { loops, waves } = worstDay([
      database('pg', ['vault'], { store: 'vault' }),
      item('vault', { store: 'cloud' }),
      item('radarr', { store: 'vault' }),
    ]);
    expect(loops).toEqual([['pg', 'vault']]);
    expect(waves).toEqual([['pg'], ['vault'], ['radarr']]);
  });

  it('brings back in the first wave what needs only itself, and tells keys of one store once', () => {
    const { waves, keys } = worstDay([
      item('a', { store: 'cloud' }),
      item('b', { store: 'cloud' }),
      item('vault', { store: 'vault' }),
      item('c', { store: 'vault' }),
    ]);
    expect(waves).toEqual([['vault', 'a', 'b'], ['c']]);
    expect(keys).toMatchObject([
      { store: 'vault', opens: ['vault', 'c'] },
      { store: 'cloud', secrets: ['Secret a', 'Secret b'] },
    ]);
  });

  it.each<[string, Given, string]>([
    ['nothing that was read makes it', {}, 'lost'],
    ['its store is called like what is lost', { store: 'B' }, 'may-be-lost'],
    ['its store is not known', { store: 'cloud' }, 'elsewhere-unknown'],
    ['what was read does not name it', { opensWith: undefined }, 'not-known'],
  ])('says of a key, where %s', (_, given, place) => {
    const { keys } = worstDay([item('a', given), item('b', NONE)]);
    expect(keys).toMatchObject([{ place, opens: ['a'] }]);
  });

  it('tells what is lost from what may come back', () => {
    expect(
      worstDay([item('a', NONE), item('b', { ...NONE, mayHaveMore: true })]),
    ).toMatchObject({ lost: ['a'], notKnown: ['b'], waves: [], keys: [] });
  });

  const worlds = fc
    .array(
      fc.record({
        isDatabase: fc.boolean(),
        comesBack: fc.boolean(),
        mayHaveMore: fc.boolean(),
        store: fc.option(fc.integer({ min: 0, max: 7 }), { nil: undefined }),
        app: fc.integer({ min: 0, max: 3 }),
      }),
      { maxLength: 8 },
    )
    .map(list =>
      list.map((one, index) =>
        item(`i${index}`, {
          kind: one.isDatabase ? 'database-cluster' : 'persistent-volume-claim',
          apps: [`app${one.app}`],
          mayHaveMore: one.mayHaveMore,
          store: one.store === undefined ? undefined : `i${one.store}`,
          ...(one.comesBack ? {} : NONE),
        }),
      ),
    );

  it('brings back each item once, and nothing that has no copy away', () => {
    fc.assert(
      fc.property(worlds, items => {
        const day = worstDay(items);
        const told = [...day.waves.flat(), ...day.lost, ...day.notKnown];
        expect(told.sort()).toEqual(items.map(({ key }) => key).sort());
        const coming = items.filter(({ back }) => back).map(({ key }) => key);
        expect(day.waves.flat().sort()).toEqual(coming.sort());
      }),
    );
  });

  it('brings nothing back before what it needs, but in a loop that it names', () => {
    fc.assert(
      fc.property(worlds, items => {
        const { waves, after, loops } = worstDay(items);
        const waveOf = (key: string) =>
          waves.findIndex(wave => wave.includes(key));
        for (const [key, needs] of after) {
          for (const need of needs) {
            const inOneLoop = loops.some(
              loop => loop.includes(key) && loop.includes(need),
            );
            expect(waveOf(need) < waveOf(key) || inOneLoop).toBe(true);
          }
        }
      }),
    );
  });

  it('calls no key safe', () => {
    fc.assert(
      fc.property(worlds, items => {
        const { keys, waves } = worstDay(items);
        // Each item that comes back has its key among those to look for.
        expect(keys.flatMap(({ opens }) => opens).sort()).toEqual(
          waves.flat().sort(),
        );
      }),
    );
  });
});
