import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type {
  ScorecardPage,
  ScorecardRequest,
  ScorecardRow,
} from 'backstage-plugin-backups-common';
import { backupsApiRef } from '../api/backupsApiRef';
import { inViewersZone } from '../text/inViewersZone';
import { usePolling } from './usePolling';

const PAGE_SIZE = 100;

/** The scorecard as far as it has been read. */
export interface ScorecardReading {
  /** The first page of the last answer: clock, coverage and total. */
  page?: ScorecardPage;
  rows: ScorecardRow[];
  /** There is more, and {@link ScorecardReading.readOn} brings it. */
  hasMore: boolean;
  readOn: () => void;
  /** What is shown answers an older question. */
  isStale: boolean;
  error?: Error;
  reload: () => void;
}

interface Answer {
  request: ScorecardRequest;
  page: ScorecardPage;
  rows: ScorecardRow[];
  nextCursor?: string;
}

/**
 * Reads the scorecard page by page. While a new question is on its way, the
 * answer to the last one stays.
 */
export function useScorecard(request: ScorecardRequest): ScorecardReading {
  const backupsApi = useApi(backupsApiRef);
  const [answer, setAnswer] = useState<Answer>();
  const [error, setError] = useState<Error>();
  const [attempt, setAttempt] = useState(0);
  const reading = useRef<AbortController>();
  const reload = useCallback(() => setAttempt(count => count + 1), []);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    async function read() {
      try {
        const page = inViewersZone(
          await backupsApi.getScorecard(
            { ...request, limit: PAGE_SIZE },
            { signal },
          ),
        );
        if (signal.aborted) return;
        reading.current?.abort();
        reading.current = undefined;
        setAnswer({
          request,
          page,
          rows: page.entities,
          nextCursor: page.nextCursor,
        });
        setError(undefined);
      } catch (failure) {
        if (!signal.aborted) setError(toError(failure));
      }
    }
    read();
    return () => controller.abort();
  }, [backupsApi, request, attempt]);

  useEffect(() => () => reading.current?.abort(), []);

  const nextCursor = answer?.nextCursor;
  const readOn = useCallback(() => {
    if (!answer || !nextCursor || reading.current) return;
    const controller = new AbortController();
    const { signal } = controller;
    reading.current = controller;
    backupsApi
      .getScorecard(
        { ...answer.request, cursor: nextCursor, limit: PAGE_SIZE },
        { signal },
      )
      .then(page => {
        if (signal.aborted) return;
        setAnswer({
          ...answer,
          rows: [...answer.rows, ...inViewersZone(page.entities)],
          nextCursor: page.nextCursor,
        });
      })
      .catch(failure => {
        if (!signal.aborted) setError(toError(failure));
      })
      .finally(() => {
        if (reading.current === controller) reading.current = undefined;
      });
  }, [backupsApi, answer, nextCursor]);

  // Who has scrolled far is not thrown back to the beginning.
  const isShort = !answer || answer.rows.length <= PAGE_SIZE;
  usePolling(reload, isShort);

  return {
    page: answer?.page,
    rows: answer?.rows ?? [],
    hasMore: nextCursor !== undefined,
    readOn,
    isStale: answer !== undefined && answer.request !== request,
    error,
    reload,
  };
}
