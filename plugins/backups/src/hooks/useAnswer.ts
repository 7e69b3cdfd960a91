import { useCallback, useEffect, useState } from 'react';
import { toError } from '@backstage/errors';

/** An answer of the server, and how asking for it goes. */
export interface Answer<T> {
  /** The last answer; it stays while a new one is asked for. */
  value?: T;
  error?: Error;
  isAsking: boolean;
  askAgain: () => void;
}

/**
 * Asks the server, and asks again when the question changes.
 *
 * @param ask - memoised: another function is another question; absent: nothing
 * is asked
 */
export function useAnswer<T>(
  ask: ((signal: AbortSignal) => Promise<T>) | undefined,
): Answer<T> {
  const [state, setState] = useState<Omit<Answer<T>, 'askAgain'>>({
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
    async function request(question: (signal: AbortSignal) => Promise<T>) {
      setState(before => ({ ...before, isAsking: true }));
      try {
        const value = await question(controller.signal);
        if (!controller.signal.aborted) setState({ value, isAsking: false });
      } catch (failure) {
        if (!controller.signal.aborted) {
          setState({ error: toError(failure), isAsking: false });
        }
      }
    }
    request(ask);
    return () => controller.abort();
  }, [ask, attempt]);

  return { ...state, askAgain };
}
