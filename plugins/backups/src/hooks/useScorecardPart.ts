import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  BackupsApi,
  BackupsRequestOptions,
} from 'backstage-plugin-backups-common';
import { backupsApiRef } from '../api/backupsApiRef';
import { inViewersZone } from '../text/inViewersZone';
import { useAnswer, type Answer } from './useAnswer';

/**
 * Asks for one part of the scorecard, and again whenever the list is.
 *
 * @param ask - keeps its identity as long as the question is the same
 * @param askedFor - changes when it is to be asked again
 */
export function useScorecardPart<T>(
  ask: (api: BackupsApi, options: BackupsRequestOptions) => Promise<T>,
  askedFor?: unknown,
): Answer<T> {
  const backupsApi = useApi(backupsApiRef);
  return useAnswer(
    useCallback(
      async (signal: AbortSignal) =>
        inViewersZone(await ask(backupsApi, { signal })),
      [backupsApi, ask],
    ),
    askedFor,
  );
}
