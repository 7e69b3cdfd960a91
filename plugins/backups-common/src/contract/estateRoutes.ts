import type {
  CausesResponse,
  DestinationsResponse,
  EstateFindingsResponse,
  ExemptionsResponse,
  LabelledAppsResponse,
  RepositoriesResponse,
  UncoveredItemsResponse,
} from '../api/Estate';
import { backupsEstateReadPermission as permission } from '../permissions';
import { answering } from './Route';

/** Routes about what belongs to no single entity. Each needs `backups.estate.read`. */
export const estateRoutes = {
  /** What nothing copies. */
  getUncoveredItems: answering<UncoveredItemsResponse>()('portal', {
    path: '/estate/uncovered-items',
    summary:
      'Items that nothing copies, or of which that cannot be told, with what would protect them.',
    permission,
    answer: 'UncoveredItemsResponse',
  }),
  /** What copies in trouble have in common. */
  getCauses: answering<CausesResponse>()('portal', {
    path: '/estate/causes',
    summary: 'Reasons that several copies in trouble have in common.',
    permission,
    answer: 'CausesResponse',
  }),
  /** Where copies live. */
  getDestinations: answering<DestinationsResponse>()('portal', {
    path: '/estate/destinations',
    summary: 'Places where copies live, and what lives there.',
    permission,
    answer: 'DestinationsResponse',
  }),
  /** Repositories that are listed or mirrored. */
  getRepositories: answering<RepositoriesResponse>()('portal', {
    path: '/estate/repositories',
    summary:
      'Repositories that are listed or mirrored: who writes to them, what is left behind, upkeep, size and reach.',
    permission,
    answer: 'RepositoriesResponse',
  }),
  /** What needs no backup, and why. */
  getExemptions: answering<ExemptionsResponse>()('portal', {
    path: '/estate/exemptions',
    summary: 'Items that need no backup, why, until when, and who says so.',
    permission,
    answer: 'ExemptionsResponse',
  }),
  /** Findings that belong to no entity. */
  getEstateFindings: answering<EstateFindingsResponse>()('portal', {
    path: '/estate/findings',
    summary:
      'Findings about objects that belong to no entity, and copies for which the copied item is unknown.',
    permission,
    answer: 'EstateFindingsResponse',
  }),
  /** Apps as labels name them, and the entities that stand for them. */
  getLabelledApps: answering<LabelledAppsResponse>()('portal', {
    path: '/estate/apps',
    summary:
      'Apps as the labels of their workloads and items name them, and the entities that stand for them.',
    permission,
    answer: 'LabelledAppsResponse',
  }),
};
