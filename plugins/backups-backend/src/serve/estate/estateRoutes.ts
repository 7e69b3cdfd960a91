import { z } from 'zod';
import type { RouteDefinition } from '../RouteDefinition';

const nothing = z.object({});
const common = {
  method: 'get',
  permission: 'backups.estate.read',
  parameters: nothing,
  query: nothing,
} as const;

/** Routes about what belongs to no single entity. */
export const ESTATE_ROUTES = {
  uncoveredItems: {
    ...common,
    path: '/estate/uncovered-items',
    operationId: 'GetUncoveredItems',
    summary:
      'Items that nothing copies, or of which that cannot be told, with what would protect them.',
    response: { status: 200, type: 'UncoveredItemsResponse' },
  },
  causes: {
    ...common,
    path: '/estate/causes',
    operationId: 'GetCauses',
    summary: 'Reasons that several copies in trouble have in common.',
    response: { status: 200, type: 'CausesResponse' },
  },
  destinations: {
    ...common,
    path: '/estate/destinations',
    operationId: 'GetDestinations',
    summary: 'Places where copies live, and what lives there.',
    response: { status: 200, type: 'DestinationsResponse' },
  },
  repositories: {
    ...common,
    path: '/estate/repositories',
    operationId: 'GetRepositories',
    summary:
      'Repositories that are listed or mirrored: who writes to them, what is left behind, upkeep, size and reach.',
    response: { status: 200, type: 'RepositoriesResponse' },
  },
  exemptions: {
    ...common,
    path: '/estate/exemptions',
    operationId: 'GetExemptions',
    summary: 'Items that need no backup, why, until when, and who says so.',
    response: { status: 200, type: 'ExemptionsResponse' },
  },
  estateFindings: {
    ...common,
    path: '/estate/findings',
    operationId: 'GetEstateFindings',
    summary:
      'Findings about objects that belong to no entity, and copies for which the copied item is unknown.',
    response: { status: 200, type: 'EstateFindingsResponse' },
  },
  labelledApps: {
    ...common,
    path: '/estate/apps',
    operationId: 'GetLabelledApps',
    summary:
      'Apps as the labels of their workloads and items name them, and the entities that stand for them.',
    response: { status: 200, type: 'LabelledAppsResponse' },
  },
} as const satisfies Record<string, RouteDefinition>;
