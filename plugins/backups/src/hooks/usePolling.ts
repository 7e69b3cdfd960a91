import { useEffect } from 'react';

/** Milliseconds between two questions. */
const POLL_INTERVAL = 60_000;

/**
 * Asks again every minute, while the page is seen.
 *
 * @param askAgain - keeps its identity
 * @param isWanted - false: nothing is asked
 */
export function usePolling(askAgain: () => void, isWanted = true): void {
  useEffect(() => {
    if (!isWanted) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') askAgain();
    }, POLL_INTERVAL);
    return () => clearInterval(timer);
  }, [askAgain, isWanted]);
}
