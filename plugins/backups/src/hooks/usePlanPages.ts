import { useCallback, useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type { BackupsApi } from 'backstage-plugin-backups-common';
import { backupsApiRef } from '../api/backupsApiRef';

const PAGE_SIZE = 10;

/** What belongs to a plan, as far as it has been read. */
export interface PlanPagesReading<T> {
  /** Newest first; absent until the first page is here. */
  rows?: T[];
  error?: Error;
  isLoading: boolean;
  /** Asks again for the page that failed. */
  askAgain: () => void;
  /** Reads the next, older page; absent when there is none. */
  showOlder?: () => void;
}

interface Pages<T> {
  rows?: T[];
  nextCursor?: string;
  error?: Error;
  isLoading: boolean;
}

/** Asks for one page. Must be the same function on every render. */
export type ReadPlanPage<T> = (
  api: BackupsApi,
  request: {
    entityRef: string;
    planId: string;
    cursor?: string;
    limit: number;
  },
  options: { signal: AbortSignal },
) => Promise<{ rows: T[]; nextCursor?: string }>;

/**
 * Reads what belongs to a plan page by page.
 *
 * @param entityRef - reference of the entity the plan belongs to
 * @param planId - id of the plan
 */
export function usePlanPages<T>(
  entityRef: string,
  planId: string,
  readPage: ReadPlanPage<T>,
): PlanPagesReading<T> {
  const backupsApi = useApi(backupsApiRef);
  const [pages, setPages] = useState<Pages<T>>({ isLoading: true });
  const [cursor, setCursor] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const askAgain = useCallback(() => setAttempt(count => count + 1), []);

  useEffect(() => {
    const controller = new AbortController();
    async function read() {
      setPages(before => ({ ...before, isLoading: true, error: undefined }));
      try {
        const page = await readPage(
          backupsApi,
          { entityRef, planId, cursor, limit: PAGE_SIZE },
          { signal: controller.signal },
        );
        if (controller.signal.aborted) return;
        setPages(before => ({
          rows: [...(cursor ? before.rows ?? [] : []), ...page.rows],
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
  }, [backupsApi, entityRef, planId, cursor, readPage, attempt]);

  const { nextCursor } = pages;
  const readOn = useCallback(() => setCursor(nextCursor), [nextCursor]);
  return {
    rows: pages.rows,
    error: pages.error,
    isLoading: pages.isLoading,
    askAgain,
    showOlder: nextCursor && !pages.isLoading ? readOn : undefined,
  };
}
