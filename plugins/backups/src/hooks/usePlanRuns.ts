import { useCallback, useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type { RunView } from 'backstage-plugin-backups-common';
import { backupsApiRef } from '../api/backupsApiRef';

const PAGE_SIZE = 10;

/** Runs of a plan, as far as they have been read. */
export interface PlanRunsReading {
  /** Newest first; absent until the first page is here. */
  runs?: RunView[];
  error?: Error;
  isLoading: boolean;
  /** Reads the next, older page; absent when there is none. */
  showOlder?: () => void;
}

interface Pages {
  runs?: RunView[];
  nextCursor?: string;
  error?: Error;
  isLoading: boolean;
}

/**
 * Reads the runs of a plan page by page.
 *
 * @param entityRef - reference of the entity the plan belongs to
 * @param planId - id of the plan
 */
export function usePlanRuns(
  entityRef: string,
  planId: string,
): PlanRunsReading {
  const backupsApi = useApi(backupsApiRef);
  const [pages, setPages] = useState<Pages>({ isLoading: true });
  const [cursor, setCursor] = useState<string>();

  useEffect(() => {
    const controller = new AbortController();
    async function read() {
      setPages(before => ({ ...before, isLoading: true, error: undefined }));
      try {
        const page = await backupsApi.getPlanRuns(
          { entityRef, planId, cursor, limit: PAGE_SIZE },
          { signal: controller.signal },
        );
        if (controller.signal.aborted) return;
        setPages(before => ({
          runs: [...(cursor ? before.runs ?? [] : []), ...page.runs],
          nextCursor: page.nextCursor,
          isLoading: false,
        }));
      } catch (failure) {
        if (controller.signal.aborted) return;
        setPages(before => ({
          ...before,
          isLoading: false,
          error: toError(failure),
        }));
      }
    }
    read();
    return () => controller.abort();
  }, [backupsApi, entityRef, planId, cursor]);

  const { nextCursor } = pages;
  const readOn = useCallback(() => setCursor(nextCursor), [nextCursor]);
  return {
    runs: pages.runs,
    error: pages.error,
    isLoading: pages.isLoading,
    showOlder: nextCursor && !pages.isLoading ? readOn : undefined,
  };
}
