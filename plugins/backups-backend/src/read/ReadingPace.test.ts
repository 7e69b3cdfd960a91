import { FakeCluster } from '../__testUtils__/FakeCluster';
import { ReadingPace } from './ReadingPace';

const START = 1_000_000;
const ERROR = { message: 'connect ECONNREFUSED' };

describe('ReadingPace', () => {
  const reader = new FakeCluster('home', () => new Date());
  const { intervalSeconds } = reader;

  it('asks a cluster that fails less and less often, but every hour', () => {
    const pace = new ReadingPace();
    const pauses = Array.from(
      { length: 7 },
      () => pace.failed(reader, ERROR, START).nextAt - START,
    );
    expect(pauses).toEqual([300, 600, 1200, 2400, 3600, 3600, 3600]);
  });

  it('leaves it alone until then, and remembers why', () => {
    const pace = new ReadingPace();
    expect(pace.pauseOf(reader, START)).toBeUndefined();
    pace.failed(reader, ERROR, START);
    pace.failed(reader, ERROR, START + intervalSeconds);
    const until = START + 3 * intervalSeconds;
    expect(pace.pauseOf(reader, until - intervalSeconds)).toMatchObject({
      error: ERROR,
      at: START + intervalSeconds,
      nextAt: until,
    });
    expect(pace.pauseOf(reader, until)).toBeUndefined();
    // The scheduler may be a moment early.
    expect(pace.pauseOf(reader, until - 5)).toBeUndefined();
  });

  it('begins anew after a success', () => {
    const pace = new ReadingPace();
    pace.failed(reader, ERROR, START);
    pace.failed(reader, ERROR, START);
    pace.succeeded(reader);
    expect(pace.pauseOf(reader, START)).toBeUndefined();
    expect(pace.failed(reader, ERROR, START).nextAt).toBe(START + 300);
  });

  it('forgets everything when somebody asks', () => {
    const pace = new ReadingPace();
    pace.failed(reader, ERROR, START);
    pace.forget();
    expect(pace.pauseOf(reader, START)).toBeUndefined();
  });

  it('does not hurry a cluster whose interval is longer than an hour', () => {
    const slow = Object.assign(new FakeCluster('slow', () => new Date()), {
      intervalSeconds: 86_400,
    });
    const { nextAt } = new ReadingPace().failed(slow, ERROR, START);
    expect(nextAt).toBe(START + 86_400);
  });
});
