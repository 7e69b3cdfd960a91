import { ClusterReadError } from './ClusterReadError';

/**
 * Reads within a deadline, even if the reading does not mind its signal.
 *
 * @param subject - what is read, in words
 * @param read - given a signal that ends with the deadline
 * @param options - `signal`: of the whole collection
 * @throws ClusterReadError when time is up, or the collection was stopped
 */
export async function withinDeadline<T>(
  subject: string,
  read: (signal: AbortSignal) => Promise<T>,
  options: { signal: AbortSignal; deadlineMilliseconds: number },
): Promise<T> {
  const { signal: cycle, deadlineMilliseconds } = options;
  const deadline = AbortSignal.timeout(deadlineMilliseconds);
  const signal = AbortSignal.any([cycle, deadline]);
  signal.throwIfAborted();
  let giveUp = () => {};
  const givenUp = new Promise<never>((_, reject) => {
    giveUp = () =>
      reject(
        new ClusterReadError(
          cycle.aborted
            ? `Reading ${subject} was given up: the collection was stopped.`
            : `${subject} could not be read within ${
                deadlineMilliseconds / 1000
              } s.`,
          { fix: `Check that ${subject} is up, and how busy it is.` },
        ),
      );
    signal.addEventListener('abort', giveUp, { once: true });
  });
  try {
    return await Promise.race([read(signal), givenUp]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
