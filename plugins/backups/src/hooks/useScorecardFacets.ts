import { useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { ScorecardFacetsResponse } from 'backstage-plugin-backups-common';
import { backupsApiRef } from '../api/backupsApiRef';

/** Values the filter may be given; absent until they are known. Without them the filter only lacks its suggestions. */
export function useScorecardFacets(): ScorecardFacetsResponse | undefined {
  const backupsApi = useApi(backupsApiRef);
  const [facets, setFacets] = useState<ScorecardFacetsResponse>();
  useEffect(() => {
    const controller = new AbortController();
    backupsApi
      .getScorecardFacets({ signal: controller.signal })
      .then(answer => {
        if (!controller.signal.aborted) setFacets(answer);
      })
      // The list itself tells what is wrong.
      .catch(() => {});
    return () => controller.abort();
  }, [backupsApi]);
  return facets;
}
