import { RetentionRule } from 'backstage-plugin-backups-common';

/** Instants are epoch seconds, durations seconds. */

const HOUR = 3600;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** 1970-01-05 was a Monday, and weeks begin there. */
const FIRST_MONDAY = 4 * DAY;

/** A restore point that is there. */
export interface StandingPoint {
  /** Its data is as of then. */
  at: number;
  /** Only what is complete takes a place among those that are kept. */
  complete: boolean;
  /** It is kept whatever the rules say. */
  pinned: boolean;
}

/** What is kept, and of which tool that is. */
export interface Keeping {
  rules: readonly RetentionRule[];
  /**
   * Rules are windows, too: of 14 daily ones none is older than 14 days before
   * the newest. So Kopia does; restic counts only.
   */
  windows: boolean;
  /** Each point has its own end, whether or not another is made. So Velero does. */
  byAge: boolean;
}

/** Points that will be made: the next at `next`, then one each `every`. */
export interface RunsAhead {
  next: number;
  every: number;
}

/**
 * Until when points are there.
 *
 * - `until`: about then the last of them is removed
 * - `pinned`: one of them stays, because it is pinned
 * - `kept`: no rule removes anything
 * - `no-runs`: points are removed only by runs, and none is to come
 * - `none`: there is none
 * - `not-known`: not all of it was told
 */
export type LastToGo =
  | { kind: 'until'; at: number; point: number }
  | { kind: 'pinned'; point: number }
  | { kind: 'kept' | 'no-runs' | 'none' }
  | { kind: 'not-known'; because: 'no-listing' | 'rules' | 'schedule' };

type Periodic = 'hourly' | 'daily' | 'weekly' | 'monthly' | 'yearly';

/** Of one kind of period: which one an instant is in, when the next begins, how long one is. */
const PERIODS: Record<
  Periodic,
  {
    bucket(at: number): number;
    after(at: number): number;
    seconds: number;
  }
> = {
  hourly: even(HOUR, 0),
  daily: even(DAY, 0),
  weekly: even(WEEK, FIRST_MONDAY),
  monthly: {
    bucket: at => monthOf(at),
    after: at => {
      const month = monthOf(at) + 1;
      return Date.UTC(Math.floor(month / 12), month % 12) / 1000;
    },
    seconds: 30.4375 * DAY,
  },
  yearly: {
    bucket: at => new Date(at * 1000).getUTCFullYear(),
    after: at => Date.UTC(new Date(at * 1000).getUTCFullYear() + 1, 0) / 1000,
    seconds: 365.25 * DAY,
  },
};

function even(seconds: number, first: number) {
  const bucket = (at: number) => Math.floor((at - first) / seconds);
  return {
    bucket,
    after: (at: number) => (bucket(at) + 1) * seconds + first,
    seconds,
  };
}

function monthOf(at: number): number {
  const date = new Date(at * 1000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** @returns the first run that is not before an instant */
function runFrom({ next, every }: RunsAhead, at: number): number {
  return at <= next ? next : next + Math.ceil((at - next) / every) * every;
}

/** What one rule does to a point: the run that takes it away; `undefined`: it does not keep it now. */
type Judge = (at: number, newer: number) => number | undefined;

function countJudge(count: number, runs: RunsAhead): Judge {
  return (_, newer) =>
    newer < count ? runs.next + (count - newer - 1) * runs.every : undefined;
}

function periodJudge(
  key: Periodic,
  count: number,
  newestFirst: readonly number[],
  runs: RunsAhead,
  windows: boolean,
): Judge {
  const { bucket, after, seconds } = PERIODS[key];
  const buckets = newestFirst.map(bucket);
  // Of each point, how many periods with a point are newer.
  const ranks: number[] = [];
  buckets.forEach((own, index) => {
    const isNew = index > 0 && own !== buckets[index - 1];
    ranks.push(index === 0 ? 0 : ranks[index - 1] + (isNew ? 1 : 0));
  });
  const taken = (ranks.at(-1) ?? -1) + 1;
  /** The runs that begin a period without a point, in order. */
  const begins: number[] = [];
  for (
    let run = runs.next, last = buckets[0];
    begins.length < Math.min(count, taken + count);
    run = Math.max(run + runs.every, runFrom(runs, after(run)))
  ) {
    if (bucket(run) !== last) begins.push(run);
    last = bucket(run);
  }
  const newest = newestFirst[0];
  const reach = Math.round(count * seconds);
  return (at, newer) => {
    const rank = ranks[newer];
    const holds = newer === 0 || buckets[newer] !== buckets[newer - 1];
    if (!holds || rank >= count) return undefined;
    if (windows && at < newest - reach) return undefined;
    // The next one may be of the same period, and takes its place.
    if (bucket(runs.next) === bucket(at)) return runs.next;
    const counted = begins[count - rank - 1];
    return windows ? Math.min(counted, runFrom(runs, at + reach + 1)) : counted;
  };
}

const UNITS: Record<string, number> = {
  y: 365.25 * DAY,
  m: 30.4375 * DAY,
  w: WEEK,
  d: DAY,
  h: HOUR,
};

/** restic's own way to write a duration: `2y5m7d3h`. */
function withinSeconds({ value, reachSeconds }: RetentionRule) {
  if (reachSeconds !== undefined) return reachSeconds;
  const parts = [...value.matchAll(/(\d{1,6})([ymwdh])/g)];
  return parts.length > 0 && parts.map(([part]) => part).join('') === value
    ? parts.reduce((sum, [, count, unit]) => sum + +count * UNITS[unit], 0)
    : undefined;
}

/** @returns `undefined`: what the rule says could not be understood; `none`: it keeps nothing */
function judgeOf(
  rule: RetentionRule,
  newestFirst: readonly number[],
  runs: RunsAhead,
  windows: boolean,
): Judge | 'none' | undefined {
  const { key, value } = rule;
  if (key === 'within') {
    const seconds = withinSeconds(rule);
    if (seconds === undefined) return undefined;
    if (seconds === 0) return 'none';
    return at =>
      at >= newestFirst[0] - seconds
        ? runFrom(runs, at + seconds + 1)
        : undefined;
  }
  if (!/^\d{1,6}$/.test(value)) return undefined;
  const count = Math.min(Number(value), 20_000);
  if (count === 0) return 'none';
  switch (key) {
    case 'latest':
    case 'last':
      return countJudge(count, runs);
    case 'hourly':
    case 'daily':
    case 'weekly':
    case 'monthly':
    case 'yearly':
      return periodJudge(key, count, newestFirst, runs, windows);
    default: {
      const unplaced: never = key;
      throw new Error(`Rule without a meaning: ${unplaced}`);
    }
  }
}

function endsByAge(
  wanted: readonly StandingPoint[],
  rules: readonly RetentionRule[],
): LastToGo {
  const reaches = rules.map(withinSeconds);
  if (reaches.length === 0 || reaches.includes(undefined))
    return { kind: 'not-known', because: 'rules' };
  const point = Math.max(...wanted.map(({ at }) => at));
  return {
    kind: 'until',
    at: point + Math.max(...reaches.map(Number)),
    point,
  };
}

/**
 * Runs retention forward: which of some restore points is removed last, and when,
 * if each run makes one more point as it is scheduled.
 *
 * @param points - all of a copy that are there, in any order
 * @param isWanted - which of them matter
 * @param runs - `none`: no run is to come; absent: it is not known when
 */
export function lastToGo<Point extends StandingPoint>(
  points: readonly Point[],
  isWanted: (point: Point) => boolean,
  { rules, windows, byAge }: Keeping,
  runs: RunsAhead | 'none' | undefined,
): LastToGo {
  if (points.length === 0) return { kind: 'not-known', because: 'no-listing' };
  const wanted = points.filter(isWanted);
  if (wanted.length === 0) return { kind: 'none' };
  const pinned = wanted.find(point => point.pinned);
  if (pinned) return { kind: 'pinned', point: pinned.at };
  if (byAge) return endsByAge(wanted, rules);
  if (rules.length === 0) return { kind: 'not-known', because: 'rules' };
  const newestFirst = points
    .filter(({ complete }) => complete)
    .map(({ at }) => at)
    .sort((one, other) => other - one);
  if (newestFirst.length === 0)
    return { kind: 'not-known', because: 'no-listing' };
  if (!runs) return { kind: 'not-known', because: 'schedule' };
  if (runs === 'none') return { kind: 'no-runs' };
  const judges = rules.map(rule => judgeOf(rule, newestFirst, runs, windows));
  if (judges.includes(undefined))
    return { kind: 'not-known', because: 'rules' };
  const keeping = judges.filter(
    (one): one is Judge => typeof one === 'function',
  );
  // With nothing but zeros, Kopia and restic remove nothing.
  if (keeping.length === 0) return { kind: 'kept' };
  let last = { at: -Infinity, point: -Infinity };
  for (const { at, complete } of wanted) {
    const newer = newestFirst.indexOf(at);
    const ends = complete ? keeping.map(judge => judge(at, newer)) : [];
    // What no rule keeps goes with the next run.
    const goes = Math.max(runs.next, ...ends.map(end => end ?? runs.next));
    if (goes > last.at || (goes === last.at && at > last.point))
      last = { at: goes, point: at };
  }
  return { kind: 'until', ...last };
}
