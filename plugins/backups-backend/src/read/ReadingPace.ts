import { ReadError } from 'backstage-plugin-backups-node';

/** What is down is asked at least this often. Seconds. */
const LONGEST_PAUSE = 3600;

/** The scheduler is not exact: what is due a moment after a cycle is due in it. */
const TOLERANCE = 0.1;

/** A cluster or a server, as far as its pace is concerned. */
export interface Paced {
  /** Seconds between two readings. */
  readonly intervalSeconds: number;
}

/** The last attempt to read something, which failed. */
export interface FailedAttempt {
  error: ReadError;
  /** Epoch seconds. */
  at: number;
  /** When it is tried again. */
  nextAt: number;
}

/**
 * Remembers which clusters and servers did not answer, so that they are asked
 * less and less often: after one interval, two, four, at last every hour.
 */
export class ReadingPace {
  #failures = new WeakMap<Paced, FailedAttempt & { inARow: number }>();
  #read = new WeakSet<Paced>();

  /**
   * @param now - epoch seconds
   * @returns why it is not to be asked now; `undefined`: it is to be asked
   */
  pauseOf(reader: Paced, now: number): FailedAttempt | undefined {
    const failure = this.#failures.get(reader);
    if (!failure) return undefined;
    const tolerance = TOLERANCE * reader.intervalSeconds;
    return now + tolerance >= failure.nextAt ? undefined : failure;
  }

  /**
   * Tells whether something that answered last time is to be asked again.
   *
   * @param now - epoch seconds
   * @param nextReadAt - as it was kept, whichever process read it
   */
  isDue(reader: Paced, now: number, nextReadAt: number): boolean {
    // A process that has just begun may have been told to read otherwise.
    if (!this.#read.has(reader)) return true;
    return now + TOLERANCE * reader.intervalSeconds >= nextReadAt;
  }

  succeeded(reader: Paced): void {
    this.#failures.delete(reader);
    this.#read.add(reader);
  }

  /** @param now - epoch seconds */
  failed(reader: Paced, error: ReadError, now: number): FailedAttempt {
    const inARow = (this.#failures.get(reader)?.inARow ?? 0) + 1;
    const pause = Math.max(
      reader.intervalSeconds,
      Math.min(reader.intervalSeconds * 2 ** (inARow - 1), LONGEST_PAUSE),
    );
    const failure = { error, at: now, nextAt: now + pause, inARow };
    this.#failures.set(reader, failure);
    return failure;
  }

  /** Somebody wants to know now: everything is asked in the next cycle. */
  forget(): void {
    this.#failures = new WeakMap();
    this.#read = new WeakSet();
  }
}
