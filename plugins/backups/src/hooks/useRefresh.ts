import { useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { backupsApiRef } from '../api/backupsApiRef';
import { isForbidden } from '../api/isForbidden';

/** A new reading takes a while: the page asks again after these milliseconds. */
const LOOK_AGAIN_AFTER = [2_000, 5_000, 10_000, 20_000];

/** Asking for a new reading. */
export interface Refresh {
  isAsking: boolean;
  /** What came of it, for a person. */
  message?: string;
  refresh: () => void;
}

async function ask(request: () => Promise<{ accepted: boolean }>) {
  try {
    const { accepted } = await request();
    return accepted
      ? 'A new reading was asked for. It shows here when it is done.'
      : 'A reading is already running. It shows here when it is done.';
  } catch (failure) {
    if (isForbidden(failure)) {
      return 'You may not ask for a new reading (permission backups.refresh). The page shows the last one.';
    }
    return `Asking for a new reading failed: ${toError(failure).message}`;
  }
}

/**
 * Asks the server to read its sources now, and looks for the result.
 *
 * @param reload - reads the page's data again
 */
export function useRefresh(reload: () => void): Refresh {
  const backupsApi = useApi(backupsApiRef);
  const [isAsking, setAsking] = useState(false);
  const [message, setMessage] = useState<string>();
  const [askedTimes, setAskedTimes] = useState(0);

  useEffect(() => {
    if (askedTimes === 0) return undefined;
    const timers = LOOK_AGAIN_AFTER.map(delay => setTimeout(reload, delay));
    return () => timers.forEach(clearTimeout);
  }, [askedTimes, reload]);

  async function refresh() {
    setAsking(true);
    setMessage(await ask(() => backupsApi.refresh()));
    setAsking(false);
    setAskedTimes(askedTimes + 1);
    reload();
  }

  return { isAsking, message, refresh };
}
