import { useCallback, useEffect, useState } from 'react';
import { toError } from '@backstage/errors';

/** An answer of the server, and how asking for it goes. */
export interface Answer<T> {
  /** The last answer; it stays while a new one is asked for. */
  value?: T;
  /** Why the last question failed. */
  error?: Error;
  isAsking: boolean;
  askAgain: () => void;
}

/** A question that can be given up. */
type Ask<T> = (signal: AbortSignal) => Promise<T>;

interface State<T> {
  /** What the value answers. */
  answered?: Ask<T>;
  value?: T;
  error?: Error;
  isAsking: boolean;
}

/**
 * Asks the server, and asks again when the question changes. When the same
 * question fails later, its last answer stays beside the error; an answer to
 * another question does not.
 *
 * @param ask - memoised: another function is another question; absent: nothing
 * is asked
 * @param askedFor - the same question is asked again when this changes
 */
export function useAnswer<T>(
  ask: Ask<T> | undefined,
  askedFor?: unknown,
): Answer<T> {
  const [{ value, error, isAsking }, setState] = useState<State<T>>({
    isAsking: false,
  });
  const [attempt, setAttempt] = useState(0);
  const askAgain = useCallback(() => setAttempt(count => count + 1), []);

  useEffect(() => {
    if (!ask) {
      setState({ isAsking: false });
      return undefined;
    }
    const controller = new AbortController();
    async function request(question: Ask<T>) {
      setState(before => ({ ...before, isAsking: true }));
      try {
        const answer = await question(controller.signal);
        if (controller.signal.aborted) return;
        setState({ answered: question, value: answer, isAsking: false });
      } catch (failure) {
        if (controller.signal.aborted) return;
        setState(before => ({
          ...(before.answered === question && before),
          error: toError(failure),
          isAsking: false,
        }));
      }
    }
    request(ask);
    return () => controller.abort();
  }, [ask, attempt, askedFor]);

  return { value, error, isAsking, askAgain };
}
