import { rememberRecords } from './rememberRecords';

const DAY = 86_400;
const NOW = 1_795_000_000;

const night = (daysAgo: number, outcome: 'succeeded' | 'failed') => ({
  outcome,
  startedAt: NOW - daysAgo * DAY,
  endedAt: NOW - daysAgo * DAY + 240,
});

const records = [
  night(3, 'succeeded'),
  night(2, 'failed'),
  night(1, 'succeeded'),
];

describe('runs by the records of a tool', () => {
  it('are all known at the first look, and nobody watched them', () => {
    const { runs, until, durations } = rememberRecords(
      undefined,
      { records, suspended: false },
      NOW,
    );
    expect(runs.map(({ outcome, derived }) => [outcome, derived])).toEqual([
      ['succeeded', true],
      ['failed', true],
      ['succeeded', true],
    ]);
    expect(until).toBe(NOW - DAY + 240);
    expect(durations).toEqual([240, 240]);
  });

  it('tell the success before the last one, which a mirror may have found', () => {
    const { before } = rememberRecords(
      undefined,
      { records, suspended: false },
      NOW,
      { startedAt: NOW - DAY, finishedAt: NOW - DAY + 240 },
    );
    expect(before).toEqual({
      startedAt: NOW - 3 * DAY,
      finishedAt: NOW - 3 * DAY + 240,
      durationSeconds: 240,
    });
  });

  it('are told once', () => {
    const plan = { records, suspended: false };
    const { until } = rememberRecords(undefined, plan, NOW);
    expect(rememberRecords(until, plan, NOW + 300).runs).toEqual([]);
    const more = { ...plan, records: [...records, night(0, 'succeeded')] };
    expect(rememberRecords(until, more, NOW + 300).runs).toHaveLength(1);
  });

  it('are none while the plan is suspended, but for those before we looked', () => {
    const plan = { records, suspended: true };
    expect(rememberRecords(undefined, plan, NOW).runs).toHaveLength(3);
    expect(rememberRecords(NOW - 10 * DAY, plan, NOW).runs).toEqual([]);
  });

  it('stay known where records vanish', () => {
    const { until, runs } = rememberRecords(
      NOW,
      { records: [], suspended: false },
      NOW + 300,
    );
    expect({ until, runs }).toEqual({ until: NOW, runs: [] });
  });
});
