import { createContext, useContext } from 'react';

/**
 * The server's clock for the answer on the page, ISO 8601. Ages count from
 * here: the browser's own clock may be wrong, and the answer may be old.
 */
export const ServerNowContext = createContext<string | undefined>(undefined);

/** The server's clock for the answer that is shown, ISO 8601. */
export function useServerNow(): string {
  const now = useContext(ServerNowContext);
  if (now === undefined) {
    throw new Error('Ages can only be shown inside a ServerNowContext');
  }
  return now;
}
