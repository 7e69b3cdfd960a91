import { useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type {
  BackupsApi,
  BackupsRequestOptions,
} from 'backstage-plugin-backups-common';
import { backupsApiRef } from '../api/backupsApiRef';

/** One part of the scorecard: the last answer, and why the last question failed. */
export interface ScorecardPart<T> {
  answer?: T;
  error?: Error;
}

/**
 * Asks for one part of the scorecard, and again whenever the list is.
 *
 * @param ask - keeps its identity as long as the question is the same
 * @param askedFor - changes when it is to be asked again
 */
export function useScorecardPart<T>(
  ask: (api: BackupsApi, options: BackupsRequestOptions) => Promise<T>,
  askedFor: unknown,
): ScorecardPart<T> {
  const backupsApi = useApi(backupsApiRef);
  const [part, setPart] = useState<ScorecardPart<T>>({});
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    ask(backupsApi, { signal }).then(
      answer => {
        if (!signal.aborted) setPart({ answer });
      },
      error => {
        if (signal.aborted) return;
        setPart(before => ({ ...before, error: toError(error) }));
      },
    );
    return () => controller.abort();
  }, [backupsApi, ask, askedFor]);
  return part;
}
