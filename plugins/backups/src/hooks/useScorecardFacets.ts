import type {
  BackupsApi,
  BackupsRequestOptions,
  ScorecardFacetsResponse,
} from 'backstage-plugin-backups-common';
import { useScorecardPart } from './useScorecardPart';

const askForFacets = (api: BackupsApi, options: BackupsRequestOptions) =>
  api.getScorecardFacets(options);

/**
 * Values the filter may be given; absent until they are known. Without them the
 * filter only lacks its suggestions: the list itself tells what is wrong.
 */
export function useScorecardFacets(): ScorecardFacetsResponse | undefined {
  return useScorecardPart(askForFacets).value;
}
