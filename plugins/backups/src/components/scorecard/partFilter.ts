import type {
  ScorecardFilterParameters,
  ScorecardRequest,
} from 'backstage-plugin-backups-common';

/** @returns what a part of the page is filtered by: all of it but the order of the list */
export function partFilter(
  request: ScorecardRequest,
): ScorecardFilterParameters {
  const { sort, order, cursor, limit, ...filter } = request;
  return filter;
}
