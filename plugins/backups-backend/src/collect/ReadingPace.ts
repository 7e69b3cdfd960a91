import { ClusterReader, ReadError } from 'backstage-plugin-backups-node';

/** A cluster that is down is asked at least this often. Seconds. */
const LONGEST_PAUSE = 3600;

/** The scheduler is not exact: what is due a moment after a cycle is due in it. */
const TOLERANCE = 0.1;

/** The last attempt to read a cluster, which failed. */
export interface FailedAttempt {
  error: ReadError;
  /** Epoch seconds. */
  at: number;
  /** When it is tried again. */
  nextAt: number;
}

/**
 * Remembers which clusters did not answer, so that they are asked less and less
 * often: after one interval, two, four, at last every hour.
 */
export class ReadingPace {
  #failures = new WeakMap<ClusterReader, FailedAttempt & { inARow: number }>();

  /**
   * @param now - epoch seconds
   * @returns why a cluster is not to be asked now; `undefined`: it is to be asked
   */
  pauseOf(reader: ClusterReader, now: number): FailedAttempt | undefined {
    const failure = this.#failures.get(reader);
    if (!failure) return undefined;
    const tolerance = TOLERANCE * reader.intervalSeconds;
    return now + tolerance >= failure.nextAt ? undefined : failure;
  }

  succeeded(reader: ClusterReader): void {
    this.#failures.delete(reader);
  }

  /** @param now - epoch seconds */
  failed(reader: ClusterReader, error: ReadError, now: number): FailedAttempt {
    const inARow = (this.#failures.get(reader)?.inARow ?? 0) + 1;
    const pause = Math.max(
      reader.intervalSeconds,
      Math.min(reader.intervalSeconds * 2 ** (inARow - 1), LONGEST_PAUSE),
    );
    const failure = { error, at: now, nextAt: now + pause, inARow };
    this.#failures.set(reader, failure);
    return failure;
  }

  /** Somebody wants to know now: every cluster is asked in the next cycle. */
  forget(): void {
    this.#failures = new WeakMap();
  }
}
