import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { EntityBackups } from 'backstage-plugin-backups-common';
import { backupsApiRef } from '../api/backupsApiRef';
import { inViewersZone } from '../text/inViewersZone';
import { useAnswer } from './useAnswer';
import { usePolling } from './usePolling';

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
  const { value, error, askAgain } = useAnswer(
    useCallback(
      async (signal: AbortSignal) =>
        inViewersZone(await backupsApi.getEntityBackups(entityRef, { signal })),
      [backupsApi, entityRef],
    ),
  );
  usePolling(askAgain);
  // An answer about another entity is none: the page was changed under us.
  const backups = value?.entityRef === entityRef ? value : undefined;
  return { backups, error, reload: askAgain };
}
