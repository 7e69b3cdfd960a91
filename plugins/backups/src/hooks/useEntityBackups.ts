import { useCallback, useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type { EntityBackups } from 'backstage-plugin-backups-common';
import { backupsApiRef } from '../api/backupsApiRef';

/** The server is asked again after this many milliseconds, while the page is seen. */
const POLL_INTERVAL = 60_000;

/** What is known of an entity's backups, and how the reading goes. */
export interface EntityBackupsReading {
  /** The last answer. It stays when a later request fails. */
  backups?: EntityBackups;
  /** Why the last request failed. */
  error?: Error;
  /** Asks the server again. */
  reload: () => void;
}

/**
 * Reads the backups of an entity, and keeps them fresh while the page is seen.
 *
 * @param entityRef - reference of the entity
 */
export function useEntityBackups(entityRef: string): EntityBackupsReading {
  const backupsApi = useApi(backupsApiRef);
  const [answer, setAnswer] = useState<EntityBackups>();
  const [error, setError] = useState<Error>();
  const [attempt, setAttempt] = useState(0);
  const reload = useCallback(() => setAttempt(count => count + 1), []);

  useEffect(() => {
    const controller = new AbortController();
    async function read() {
      try {
        const backups = await backupsApi.getEntityBackups(entityRef, {
          signal: controller.signal,
        });
        if (controller.signal.aborted) return;
        setAnswer(backups);
        setError(undefined);
      } catch (failure) {
        if (!controller.signal.aborted) setError(toError(failure));
      }
    }
    read();
    return () => controller.abort();
  }, [backupsApi, entityRef, attempt]);

  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') reload();
    }, POLL_INTERVAL);
    return () => clearInterval(timer);
  }, [reload]);

  // An answer about another entity is none: the page was changed under us.
  const backups = answer?.entityRef === entityRef ? answer : undefined;
  return { backups, error, reload };
}
