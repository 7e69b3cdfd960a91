import { useMemo } from 'react';
import type {
  ScorecardFilterParameters,
  ScorecardRequest,
} from 'backstage-plugin-backups-common';
import { partFilter } from './partFilter';

/**
 * @returns what the parts beside the list are filtered by. It stays the same
 * object while only the order of the list changes: they need not be asked for
 * again before its rows are there
 */
export function usePartRequest(
  request: ScorecardRequest,
): ScorecardFilterParameters {
  const text = JSON.stringify(partFilter(request));
  return useMemo(() => JSON.parse(text) as ScorecardFilterParameters, [text]);
}
