import { DAY, HOUR, WEEK } from '../time/durations';

/** What a policy keeps of each kind; 0: none. */
export interface DemoRetention {
  latest: number;
  hourly: number;
  daily: number;
  weekly: number;
  monthly: number;
  annual: number;
}

/** What Kopia writes into the global policy of a new repository. */
export const KOPIA_DEFAULTS: DemoRetention = {
  latest: 10,
  hourly: 48,
  daily: 7,
  weekly: 4,
  monthly: 24,
  annual: 3,
};

type Kind = Exclude<keyof DemoRetention, 'latest'>;

const WINDOWS: Record<Kind, number> = {
  hourly: HOUR,
  daily: DAY,
  weekly: WEEK,
  monthly: 30.4375 * DAY,
  annual: 365.25 * DAY,
};

/** 1970-01-05 was a Monday. */
const MONDAY = 4 * DAY;

function bucketOf(kind: Kind, instant: number): string {
  const text = new Date(instant * 1000).toISOString();
  switch (kind) {
    case 'hourly':
      return text.slice(0, 13);
    case 'daily':
      return text.slice(0, 10);
    case 'weekly':
      return String(Math.floor((instant - MONDAY) / WEEK));
    case 'monthly':
      return text.slice(0, 7);
    case 'annual':
      return text.slice(0, 4);
    default: {
      const unplaced: never = kind;
      throw new Error(`Kind without a bucket: ${unplaced}`);
    }
  }
}

/**
 * Why Kopia keeps each of some snapshots; those it does not keep are left out.
 * Both limits apply: so many of a kind, and none older than that many of its
 * windows before the newest.
 *
 * @param instants - epoch seconds, any order
 * @returns reasons by instant, newest first
 */
export function keptByKopia(
  instants: readonly number[],
  retention: DemoRetention,
): Map<number, string[]> {
  const newestFirst = [...new Set(instants)].sort((a, b) => b - a);
  const reasons = new Map<number, string[]>();
  const counts = new Map<Kind, { count: number; last?: string }>();
  newestFirst.forEach((instant, index) => {
    const own: string[] = [];
    if (index < retention.latest) own.push(`latest-${index + 1}`);
    for (const kind of Object.keys(WINDOWS) as Kind[]) {
      const count = counts.get(kind) ?? { count: 0 };
      const bucket = bucketOf(kind, instant);
      const cutOff = newestFirst[0] - retention[kind] * WINDOWS[kind];
      if (
        count.count < retention[kind] &&
        bucket !== count.last &&
        instant >= cutOff
      ) {
        counts.set(kind, { count: count.count + 1, last: bucket });
        own.push(`${kind}-${count.count + 1}`);
      }
    }
    if (own.length > 0) reasons.set(instant, own);
  });
  return reasons;
}
