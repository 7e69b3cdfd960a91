import {
  Alarm,
  HOLDS_AFTER,
  StandingAlarm,
  settleAlarms,
} from './settleAlarms';

const NOW = 1_800_000_000;
const NAS: StandingAlarm = {
  owner: 'group:default/media',
  cause: 'destination/nas',
  title: '52 copies on NAS are failing',
  detail: '52 apps affected, 52 at risk',
  refs: ['component:default/radarr'],
};

describe('what owners are told', () => {
  let known: Alarm[];
  beforeEach(() => {
    known = [];
  });

  /** Settles as of some seconds from now, tells what is to be told, and remembers it. */
  function at(
    seconds: number,
    standing: StandingAlarm[],
    options: { isBaseline?: boolean; unknown?: boolean } = {},
  ) {
    const now = NOW + seconds;
    const { alarms, opened, resolved } = settleAlarms({
      now,
      known,
      standing,
      isBaseline: options.isBaseline ?? false,
      isUnknown: () => options.unknown ?? false,
    });
    known = alarms.map(alarm =>
      opened.includes(alarm) ? { ...alarm, toldAt: now } : alarm,
    );
    return [
      ...opened.map(({ title }) => `opened ${title}`),
      ...resolved.map(({ title }) => `resolved ${title}`),
    ];
  }

  it('is what was seen twice, 15 minutes apart, and that once', () => {
    expect(at(0, [NAS])).toEqual([]);
    expect(at(HOLDS_AFTER - 1, [NAS])).toEqual([]);
    expect(at(HOLDS_AFTER, [NAS])).toEqual([`opened ${NAS.title}`]);
    expect(at(2 * HOLDS_AFTER, [NAS])).toEqual([]);
    expect(at(9 * HOLDS_AFTER, [{ ...NAS, title: '51 copies' }])).toEqual([]);
  });

  it('is over when it has been for 15 minutes, and what came back in between is not told again', () => {
    at(0, [NAS]);
    at(HOLDS_AFTER, [NAS]);
    expect(at(HOLDS_AFTER + 300, [])).toEqual([]);
    expect(at(HOLDS_AFTER + 600, [NAS])).toEqual([]);
    expect(at(HOLDS_AFTER + 900, [])).toEqual([]);
    expect(at(2 * HOLDS_AFTER + 899, [])).toEqual([]);
    expect(at(2 * HOLDS_AFTER + 900, [])).toEqual([`resolved ${NAS.title}`]);
    expect(known).toEqual([]);
  });

  it('does not end because nobody can tell any more', () => {
    at(0, [NAS]);
    at(HOLDS_AFTER, [NAS]);
    expect(at(9 * HOLDS_AFTER, [], { unknown: true })).toEqual([]);
    expect(at(99 * HOLDS_AFTER, [], { unknown: true })).toEqual([]);
    expect(known).toHaveLength(1);
  });

  it('is nothing that stood at the baseline, and nothing of its end', () => {
    at(0, [NAS], { isBaseline: true });
    expect(at(HOLDS_AFTER, [NAS])).toEqual([]);
    at(2 * HOLDS_AFTER, []);
    expect(at(3 * HOLDS_AFTER, [])).toEqual([]);
    expect(known).toEqual([]);
    // The next time it is news.
    at(4 * HOLDS_AFTER, [NAS]);
    expect(at(5 * HOLDS_AFTER, [NAS])).toEqual([`opened ${NAS.title}`]);
  });

  it('says nothing of what passed before it was told', () => {
    at(0, [NAS]);
    at(300, []);
    expect(at(300 + HOLDS_AFTER, [])).toEqual([]);
    expect(known).toEqual([]);
  });

  it('tells each owner of one cause', () => {
    const home = { ...NAS, owner: 'group:default/home' };
    at(0, [NAS, home]);
    expect(at(HOLDS_AFTER, [NAS, home])).toHaveLength(2);
  });
});
