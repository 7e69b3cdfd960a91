import { useCallback } from 'react';
import type {
  BackupsApi,
  BackupsRequestOptions,
  ScorecardFilterParameters,
  TrendResponse,
} from 'backstage-plugin-backups-common';
import { useScorecardPart } from './useScorecardPart';

/** How many apps were what, week by week. Verdicts and causes in the filter are of now and do not count. */
export function useTrend(
  filter: ScorecardFilterParameters,
): TrendResponse | undefined {
  const { verdict, cause, ...rest } = filter;
  // The same question is asked once, whatever object it comes in.
  const text = JSON.stringify(rest);
  const ask = useCallback(
    (api: BackupsApi, options: BackupsRequestOptions) =>
      api.getScorecardTrend(JSON.parse(text), options),
    [text],
  );
  return useScorecardPart(ask).value;
}
