import { RtoAnswer } from 'backstage-plugin-backups-common';

/** Instants are epoch seconds, durations seconds, sizes bytes. */

/** A restore that was tried and ended well. */
export interface TimedRestore {
  /** Of the item that came back. */
  itemKey: string;
  /** How it was copied: `kopia`. */
  method: string;
  /** Label of the place it came from. */
  destination: string;
  finishedAt: number;
  durationSeconds: number;
  sizeBytes?: number;
}

/** What is to be restored. */
export interface ToRestore {
  itemKey: string;
  method: string;
  destination: string;
  /** Of the copy that would be taken. */
  sizeBytes?: number;
}

/** How long a restore takes, by restores that were tried. */
export interface RestoreTime {
  /** From the fastest to the slowest that is to be expected. */
  seconds: { from: number; to: number };
  basis: {
    restores: number;
    /** When the newest of them ended. */
    lastAt: number;
    /** `size`: by bytes in time. `same-item`: as long as the last ones took. */
    by: 'size' | 'same-item';
  };
  /** What the last of them took, and what would have been said before it. */
  checked?: {
    at: number;
    tookSeconds: number;
    said: { from: number; to: number };
    isRight: boolean;
  };
}

/** Below so many bytes a restore takes as long as its start does. */
const SMALLEST = 64 * 1024 * 1024;

/** Both are timed in whole seconds. */
const GRAIN = 2;

function isUsable({ durationSeconds }: TimedRestore): boolean {
  return Number.isFinite(durationSeconds) && durationSeconds > 0;
}

function rangeOf(values: readonly number[]): { from: number; to: number } {
  return { from: Math.min(...values), to: Math.max(...values) };
}

/** Whether bytes in time of another restore say something of this one. */
function bySize(
  asked: ToRestore,
  restores: readonly TimedRestore[],
): Omit<RestoreTime, 'checked'> | undefined {
  const { sizeBytes } = asked;
  if (sizeBytes === undefined || sizeBytes <= 0) return undefined;
  const like = restores.filter(
    ({ method, destination, sizeBytes: size = 0 }) =>
      method === asked.method &&
      destination === asked.destination &&
      size >= SMALLEST,
  );
  if (like.length === 0) return undefined;
  const expected = like.map(
    ({ durationSeconds, sizeBytes: size = 1 }) =>
      (sizeBytes / size) * durationSeconds,
  );
  // A small one pays for its start as any other.
  const shortest = Math.min(
    ...restores.map(({ durationSeconds }) => durationSeconds),
  );
  const range = rangeOf(expected);
  return {
    seconds: {
      from: Math.max(range.from, Math.min(shortest, range.to)),
      to: Math.max(range.to, shortest),
    },
    basis: {
      restores: like.length,
      lastAt: Math.max(...like.map(({ finishedAt }) => finishedAt)),
      by: 'size',
    },
  };
}

/** Restores of the same item by the same tool from the same place. */
function ownOf(
  asked: ToRestore,
  restores: readonly TimedRestore[],
): TimedRestore[] {
  return restores.filter(
    ({ itemKey, method, destination }) =>
      itemKey === asked.itemKey &&
      method === asked.method &&
      destination === asked.destination,
  );
}

function predicted(
  asked: ToRestore,
  restores: readonly TimedRestore[],
): Omit<RestoreTime, 'checked'> | undefined {
  const own = ownOf(asked, restores);
  const grew = own.some(
    ({ sizeBytes }) =>
      sizeBytes !== undefined &&
      asked.sizeBytes !== undefined &&
      asked.sizeBytes > 1.5 * sizeBytes,
  );
  if (own.length > 0 && !grew) {
    return {
      seconds: rangeOf(own.map(({ durationSeconds }) => durationSeconds)),
      basis: {
        restores: own.length,
        lastAt: Math.max(...own.map(({ finishedAt }) => finishedAt)),
        by: 'same-item',
      },
    };
  }
  return bySize(asked, restores);
}

/**
 * Predicts how long a restore takes, from restores that were really tried, and
 * holds what would have been said before the last one against what it took.
 *
 * @param restores - that ended well, in any order
 * @returns `undefined`: there is no basis, and no number is said
 */
export function restoreTime(
  asked: ToRestore,
  restores: readonly TimedRestore[],
): RestoreTime | undefined {
  const usable = restores.filter(isUsable);
  const now = predicted(asked, usable);
  if (!now) return undefined;
  const [last] = ownOf(asked, usable).sort(
    (one, other) => other.finishedAt - one.finishedAt,
  );
  const before =
    last &&
    predicted(
      { ...last },
      usable.filter(({ finishedAt }) => finishedAt < last.finishedAt),
    );
  return {
    ...now,
    checked: before && {
      at: last.finishedAt,
      tookSeconds: last.durationSeconds,
      said: before.seconds,
      // A tenth is no error.
      isRight:
        last.durationSeconds <= before.seconds.to * 1.1 + GRAIN &&
        last.durationSeconds >= before.seconds.from * 0.5 - GRAIN,
    },
  };
}

/**
 * @param times - of the items that all have to come back
 * @param rtoSeconds - absent: none is declared
 * @returns `met` only where the slowest that is to be expected is fast enough,
 * one after the other
 */
export function rtoAnswer(
  times: readonly (RestoreTime | undefined)[],
  rtoSeconds: number | undefined,
): RtoAnswer {
  const known = times.filter(time => time !== undefined);
  if (rtoSeconds === undefined || times.length === 0) return 'not-known';
  if (known.some(({ seconds }) => seconds.from > rtoSeconds)) return 'not-met';
  if (known.length < times.length) return 'not-known';
  const oneAfterTheOther = known
    .map(({ seconds }) => seconds.to)
    .reduce((sum, slowest) => sum + slowest, 0);
  return oneAfterTheOther <= rtoSeconds ? 'met' : 'may-be';
}
