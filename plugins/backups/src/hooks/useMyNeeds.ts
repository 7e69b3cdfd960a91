import { useCallback } from 'react';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import type { NeedsResponse } from 'backstage-plugin-backups-common';
import { backupsApiRef } from '../api/backupsApiRef';
import { inViewersZone } from '../text/inViewersZone';
import { useAnswer, type Answer } from './useAnswer';

/** What needs the user and the user's groups. */
export interface MyNeeds extends NeedsResponse {
  /** Whose needs these are: entity references. */
  owners: string[];
}

/** Asks for what needs the user and the user's groups. */
export function useMyNeeds(): Answer<MyNeeds> {
  const api = useApi(backupsApiRef);
  const identity = useApi(identityApiRef);
  const ask = useCallback(
    async (signal: AbortSignal) => {
      const { ownershipEntityRefs: owners } =
        await identity.getBackstageIdentity();
      const answer = await api.getScorecardNeeds({ owner: owners }, { signal });
      return { ...inViewersZone(answer), owners };
    },
    [api, identity],
  );
  return useAnswer(ask);
}
