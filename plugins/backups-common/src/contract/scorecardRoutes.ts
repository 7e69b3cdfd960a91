import type { DrillsResponse } from '../api/DrillsResponse';
import type { SlaDays } from '../api/LevelView';
import type {
  ChangesResponse,
  NeedsResponse,
  TrendResponse,
} from '../api/NeedsView';
import type { NotLinkedResponse } from '../api/NotLinkedResponse';
import type { OwnerRulesResponse } from '../api/OwnerRules';
import type {
  ScorecardFacetsResponse,
  ScorecardFilterParameters,
  ScorecardPage,
  ScorecardRequest,
} from '../api/Scorecard';
import type {
  ScorecardExport,
  ScorecardExportRequest,
} from '../api/ScorecardExport';
import type { SlaReport } from '../api/SlaReport';
import { backupsReadPermission } from '../permissions';
import { answering, asking } from './Route';

/**
 * Routes about many entities at once. They answer about what the caller may
 * see; a caller who may see nothing is refused.
 */
export const scorecardRoutes = {
  /**
   * Entities the viewer may see, worst first unless asked otherwise.
   *
   * @throws ResponseError 400 for a filter that is none, 403 without `backups.read` on anything
   */
  getScorecard: asking<ScorecardRequest, ScorecardPage>()('entities', {
    path: '/entities',
    summary:
      'Entities with their verdicts, worst first unless asked otherwise, and how many there are of each.',
    permission: backupsReadPermission,
    answer: 'ScorecardPage',
  }),
  /** What needs an owner, once per cause, worst first. */
  getScorecardNeeds: asking<ScorecardFilterParameters, NeedsResponse>()(
    'entities',
    {
      path: '/scorecard/needs',
      summary: 'What needs an owner, once per cause, worst first.',
      permission: backupsReadPermission,
      answer: 'NeedsResponse',
    },
  ),
  /** What is not what it was when a day began: `2026-11-16`, or a week ago. */
  getScorecardChanges: asking<
    ScorecardFilterParameters & { since?: string },
    ChangesResponse
  >()('entities', {
    path: '/scorecard/changes',
    summary: 'Entities that are not what they were when a day began.',
    permission: backupsReadPermission,
    answer: 'ChangesResponse',
  }),
  /** How many apps had which verdict, in each of the last 13 weeks. */
  getScorecardTrend: asking<ScorecardFilterParameters, TrendResponse>()(
    'entities',
    {
      path: '/scorecard/trend',
      summary:
        'How many entities had which verdict at the end of a day in each of the last 13 weeks.',
      permission: backupsReadPermission,
      answer: 'TrendResponse',
    },
  ),
  /** Values that the filter of the scorecard may be given. */
  getScorecardFacets: answering<ScorecardFacetsResponse>()('entities', {
    path: '/scorecard/facets',
    summary: 'Values that the filter of the scorecard may be given.',
    permission: backupsReadPermission,
    answer: 'ScorecardFacetsResponse',
  }),
  /** Owners by the rules of the levels. */
  getScorecardOwners: asking<ScorecardFilterParameters, OwnerRulesResponse>()(
    'entities',
    {
      path: '/scorecard/owners',
      summary:
        'How many apps of each owner every rule of the levels is met for.',
      permission: backupsReadPermission,
      answer: 'OwnerRulesResponse',
    },
  ),
  /** Restores that were tried, newest first. */
  getScorecardDrills: asking<ScorecardFilterParameters, DrillsResponse>()(
    'entities',
    {
      path: '/scorecard/drills',
      summary: 'Restores that were tried, newest first.',
      permission: backupsReadPermission,
      answer: 'DrillsResponse',
    },
  ),
  /** How often what was due was made, and what was missed. */
  getScorecardSla: asking<
    ScorecardFilterParameters & { days?: SlaDays },
    SlaReport
  >()('entities', {
    path: '/scorecard/sla',
    summary:
      'How often what was due was made in a period that ended yesterday, and on which days something was missed.',
    permission: backupsReadPermission,
    answer: 'SlaReport',
  }),
  /** Entities of the catalog for which nothing was found anywhere. */
  getNotLinked: answering<NotLinkedResponse>()('entities', {
    path: '/scorecard/not-linked',
    summary: 'Entities of the catalog of which nothing was found anywhere.',
    permission: backupsReadPermission,
    answer: 'NotLinkedResponse',
  }),
  /** Everything that a filter lets through, as of one instant. It is audited. */
  exportScorecard: asking<ScorecardExportRequest, ScorecardExport>()(
    'entities',
    {
      path: '/scorecard/export',
      summary:
        'Everything that the filter lets through as of one instant: as JSON, as a CSV table, as JSON with that table in it, or as a chain of lines. It is audited.',
      permission: backupsReadPermission,
      answer: 'ScorecardExport',
      audit: { event: 'scorecard-export', severity: 'medium' },
    },
  ),
};
