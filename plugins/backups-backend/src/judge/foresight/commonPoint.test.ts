import fc from 'fast-check';
import {
  CLOSE,
  Member,
  WayBack,
  commonPoint,
  offSiteOnly,
} from './commonPoint';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = 100 * DAY;

/** Points at so many seconds before now. */
function way(
  destination: string,
  ages: number[],
  more: Partial<WayBack> = {},
): WayBack {
  return {
    planId: destination,
    destination,
    offSite: destination === 'B2',
    points: ages.map(age => ({ at: NOW - age, grade: 'operator-says' })),
    ...more,
  };
}

function log(from: number, to: number): WayBack['log'] {
  return { from: NOW - from, to: NOW - to, grade: 'operator-says' };
}

function member(key: string, ...ways: WayBack[]): Member {
  return { key, ways, mayHaveMore: false };
}

describe('the moment that an app can go back to as a whole', () => {
  const worlds: [
    string,
    Member[],
    { kind: string; age?: number; gap?: number; without?: string[] },
  ][] = [
    [
      'a database with a log is set to the moment of the volume',
      [
        member('volume', way('NAS', [HOUR, 25 * HOUR])),
        member('database', way('B2', [9 * HOUR], { log: log(9 * HOUR, 0) })),
      ],
      { kind: 'same', age: HOUR, gap: 0 },
    ],
    [
      'a log that ends before the newest copy of the volume takes the volume back further',
      [
        member('volume', way('NAS', [HOUR, 25 * HOUR])),
        member(
          'database',
          way('B2', [30 * HOUR], { log: log(30 * HOUR, 20 * HOUR) }),
        ),
      ],
      { kind: 'same', age: 25 * HOUR, gap: 0 },
    ],
    [
      'points that are minutes apart are close, and the gap is shown',
      [
        member('volume', way('NAS', [HOUR])),
        member('database', way('NAS', [HOUR + 4 * MINUTE])),
      ],
      { kind: 'close', age: HOUR + 4 * MINUTE, gap: 4 * MINUTE },
    ],
    [
      'an older pair that is close beats a newer one that is apart',
      [
        member('volume', way('NAS', [HOUR, 10 * HOUR])),
        member('database', way('B2', [10 * HOUR + MINUTE])),
      ],
      { kind: 'close', age: 10 * HOUR + MINUTE, gap: MINUTE },
    ],
    [
      'where nothing meets, the nearest moments are shown with what lies between',
      [
        member('volume', way('NAS', [HOUR])),
        member('database', way('B2', [7 * HOUR, 30 * HOUR])),
      ],
      { kind: 'apart', age: 7 * HOUR, gap: 6 * HOUR },
    ],
    [
      'copies in different places go back together',
      [
        member('volume', way('NAS', [3 * HOUR]), way('B2', [2 * DAY])),
        member('library', way('R2', [3 * HOUR])),
      ],
      { kind: 'same', age: 3 * HOUR, gap: 0 },
    ],
    [
      'one without a copy leaves no such moment',
      [member('volume', way('NAS', [HOUR])), member('database')],
      { kind: 'none', without: ['database'] },
    ],
    [
      'one that may have a copy leaves it open',
      [
        member('volume', way('NAS', [HOUR])),
        { ...member('database'), mayHaveMore: true },
      ],
      { kind: 'not-known', without: ['database'] },
    ],
    ['without items nothing is known', [], { kind: 'not-known' }],
  ];

  it.each(worlds)('%s', (_, members, expected) => {
    const found = commonPoint(members, NOW);
    expect({
      kind: found.kind,
      age: found.at === undefined ? undefined : NOW - found.at,
      gap: found.gapSeconds,
      without: found.without.length > 0 ? found.without : undefined,
    }).toEqual({
      age: undefined,
      gap: undefined,
      without: undefined,
      ...expected,
    });
  });

  it('from off-site alone counts only what is away', () => {
    const found = commonPoint(
      offSiteOnly([
        member('volume', way('NAS', [HOUR]), way('B2', [DAY])),
        member('database', way('B2', [DAY])),
      ]),
      NOW,
    );
    expect(found).toMatchObject({ kind: 'same', at: NOW - DAY });
    expect(found.chosen.map(({ destination }) => destination)).toEqual([
      'B2',
      'B2',
    ]);
  });

  it('from off-site alone is open where a place may be away', () => {
    const unplaced = { ...way('somewhere', [HOUR]), offSite: undefined };
    expect(
      commonPoint(offSiteOnly([member('volume', unplaced)]), NOW).kind,
    ).toBe('not-known');
  });

  it('of equal moments takes the one that was seen', () => {
    const seen = way('B2', []);
    const members = [
      member('volume', way('NAS', [HOUR]), {
        ...seen,
        points: [{ at: NOW - HOUR, grade: 'seen-in-repository' }],
      }),
    ];
    expect(commonPoint(members, NOW).chosen[0].destination).toBe('B2');
  });
});

describe('a common moment never promises more than the facts', () => {
  const age = fc.integer({ min: 0, max: 3 * DAY });
  const ways = fc.array(
    fc.record({
      ages: fc.array(age, { maxLength: 6 }),
      span: fc.option(fc.tuple(age, age), { nil: undefined }),
      offSite: fc.constantFrom(true, false, undefined),
    }),
    { maxLength: 3 },
  );
  const members = fc.array(ways, { minLength: 1, maxLength: 4 }).map(list =>
    list.map((own, index) =>
      member(
        `item-${index}`,
        ...own.map(({ ages, span, offSite }, number) =>
          way(`place-${index}-${number}`, ages, {
            offSite,
            log: span && log(Math.max(...span), Math.min(...span)),
          }),
        ),
      ),
    ),
  );
  const cutOff = fc.integer({ min: 0, max: 3 * DAY }).map(back => NOW - back);

  function canReach({ ways: own }: Member, at: number, notAfter: number) {
    return (
      at <= notAfter &&
      own.some(
        ({ points, log: span }) =>
          points.some(point => point.at === at) ||
          (span && span.from <= at && at <= span.to),
      )
    );
  }

  it('holds for any copies', () => {
    fc.assert(
      fc.property(members, cutOff, (world, notAfter) => {
        const found = commonPoint(world, notAfter);
        for (const { key, at } of found.chosen) {
          const owner = world.find(one => one.key === key) as Member;
          // Each goes back to a moment that it has.
          expect(canReach(owner, at, notAfter)).toBe(true);
          expect(at).toBeGreaterThanOrEqual(found.at ?? 0);
        }
        for (const { ways: own } of world) {
          const newest = Math.max(
            0,
            ...own.flatMap(({ points, log: span }) => [
              ...points.map(({ at }) => at),
              ...(span ? [span.to] : []),
            ]),
          );
          expect(found.at ?? 0).toBeLessThanOrEqual(newest);
        }
        const known = found.at !== undefined;
        expect(known).toBe(found.kind !== 'none' && found.kind !== 'not-known');
        expect(found.chosen.length === world.length || !known).toBe(true);
        expect(found.kind === 'same' ? found.gapSeconds : 0).toBe(0);
        expect((found.gapSeconds ?? 0) > CLOSE).toBe(found.kind === 'apart');
      }),
    );
  });

  it('and is never later with less to choose from', () => {
    fc.assert(
      fc.property(members, cutOff, (world, notAfter) => {
        const all = commonPoint(world, notAfter);
        const away = commonPoint(offSiteOnly(world), notAfter);
        const isClose = ({ kind }: typeof all) =>
          kind === 'same' || kind === 'close';
        expect(
          !isClose(away) || (isClose(all) && (all.at ?? 0) >= (away.at ?? 0)),
        ).toBe(true);
      }),
    );
  });
});
