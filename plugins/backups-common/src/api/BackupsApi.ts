import type { RestoreScenario, RestoreWay } from '../runbook/Runbook';
import type { DrillReport, DrillView } from './DrillView';
import type { EntityBackups } from './EntityBackups';
import type {
  CausesResponse,
  DestinationsResponse,
  RepositoriesResponse,
  EstateFindingsResponse,
  LabelledAppsResponse,
  ExemptionsResponse,
  UncoveredItemsResponse,
} from './Estate';
import type { ForesightView } from './Foresight';
import type { PointPage } from './PointView';
import type { RefreshResponse } from './RefreshResponse';
import type { RestoreOptions, RunbookAnswer } from './RestoreOptions';
import type { RunPage } from './RunView';
import type { DrillsResponse } from './DrillsResponse';
import type { SlaView } from './LevelView';
import type { ChangesResponse, NeedsResponse } from './NeedsView';
import type { NotLinkedResponse } from './NotLinkedResponse';
import type { OwnerRulesResponse } from './OwnerRules';
import type {
  ScorecardFacetsResponse,
  ScorecardFilterParameters,
  ScorecardPage,
  ScorecardRequest,
} from './Scorecard';
import type { ScorecardExport } from './ScorecardExport';
import type { SlaReport } from './SlaReport';
import type { SourcesResponse } from './SourcesResponse';
import type { UnlinkedItemsResponse } from './UnlinkedItemsResponse';

/** @public */
export interface BackupsRequestOptions {
  /** A Backstage token, for calls between backends. Browsers leave it out. */
  token?: string;
  signal?: AbortSignal;
}

/**
 * Which runbook is asked for.
 *
 * @public
 */
export interface RunbookQuery {
  entityRef: string;
  scenario: RestoreScenario;
  /** The copy to restore from; absent: the recommended one. */
  planId?: string;
  way?: RestoreWay;
  /** Nothing newer than this is to come back, ISO 8601. */
  moment?: string;
  /**
   * Nobody chose a moment, it is only when the page was opened: a database
   * comes back to the end of its log.
   */
  latest?: boolean;
  /** Ends names of what is made on the way; the same while one follows it. */
  tag?: string;
}

/**
 * Formats that the scorecard is exported in.
 *
 * @public
 */
export const SCORECARD_EXPORT_FORMATS = ['json', 'csv'] as const;

/** @public */
export type ScorecardExportFormat = (typeof SCORECARD_EXPORT_FORMATS)[number];

/**
 * What is exported.
 *
 * @public
 */
export interface ScorecardExportRequest
  extends Omit<ScorecardRequest, 'cursor' | 'limit'> {
  /** Length of the period. Days; 30 by default. */
  days?: SlaView['days'];
}

/**
 * The REST interface of the backups backend.
 *
 * @public
 */
export interface BackupsApi {
  /** @throws ResponseError 403 without `backups.read` on the entity, 404 for an unknown entity */
  getEntityBackups(
    entityRef: string,
    options?: BackupsRequestOptions,
  ): Promise<EntityBackups>;
  /** Runs of a plan, newest first. */
  getPlanRuns(
    request: {
      entityRef: string;
      planId: string;
      cursor?: string;
      limit?: number;
    },
    options?: BackupsRequestOptions,
  ): Promise<RunPage>;
  /** What a plan can be restored from, newest first. */
  getPlanPoints(
    request: {
      entityRef: string;
      planId: string;
      cursor?: string;
      limit?: number;
    },
    options?: BackupsRequestOptions,
  ): Promise<PointPage>;
  /**
   * Entities the viewer may see, worst first unless asked otherwise.
   *
   * @throws ResponseError 400 for a filter that is none, 403 without `backups.read` on anything
   */
  getScorecard(
    request: ScorecardRequest,
    options?: BackupsRequestOptions,
  ): Promise<ScorecardPage>;
  /** What needs somebody, once per cause, worst first. */
  getScorecardNeeds(
    filter: ScorecardFilterParameters,
    options?: BackupsRequestOptions,
  ): Promise<NeedsResponse>;
  /** What is not what it was when a day began: `2026-11-16`, or a week ago. */
  getScorecardChanges(
    filter: ScorecardFilterParameters & { since?: string },
    options?: BackupsRequestOptions,
  ): Promise<ChangesResponse>;
  /** Values that the filter of the scorecard may be given. */
  getScorecardFacets(
    options?: BackupsRequestOptions,
  ): Promise<ScorecardFacetsResponse>;
  /** Owners by the rules of the levels. */
  getScorecardOwners(
    filter: ScorecardFilterParameters,
    options?: BackupsRequestOptions,
  ): Promise<OwnerRulesResponse>;
  /** Restores that were tried, newest first. */
  getScorecardDrills(
    filter: ScorecardFilterParameters,
    options?: BackupsRequestOptions,
  ): Promise<DrillsResponse>;
  /** How often what was due was made, and what was missed. */
  getScorecardSla(
    filter: ScorecardFilterParameters & { days?: SlaView['days'] },
    options?: BackupsRequestOptions,
  ): Promise<SlaReport>;
  /** Entities of the catalog of which nothing was found anywhere. */
  getNotLinked(options?: BackupsRequestOptions): Promise<NotLinkedResponse>;
  /** Everything that a filter lets through, as of one instant. It is audited. */
  exportScorecard(
    request: ScorecardExportRequest,
    options?: BackupsRequestOptions,
  ): Promise<ScorecardExport>;
  /** The same, as a file to be saved. */
  downloadScorecard(
    request: ScorecardExportRequest & { format: ScorecardExportFormat },
    options?: BackupsRequestOptions,
  ): Promise<{ fileName: string; content: Blob }>;
  /** Everything that is read, and how that goes. Needs `backups.estate.read`. */
  getSources(options?: BackupsRequestOptions): Promise<SourcesResponse>;
  /** Items that are linked to no entity. Needs `backups.estate.read`. */
  getUnlinkedItems(
    options?: BackupsRequestOptions,
  ): Promise<UnlinkedItemsResponse>;
  /**
   * What comes back, to which moment, how fast, until when. Needs `backups.read`
   * on the entity.
   */
  getForesight(
    entityRef: string,
    options?: BackupsRequestOptions,
  ): Promise<ForesightView>;
  /** What can be restored, and from where. Needs `backups.runbook.read` on the entity. */
  getRestoreOptions(
    request: { entityRef: string; moment?: string },
    options?: BackupsRequestOptions,
  ): Promise<RestoreOptions>;
  /** How to restore, step by step. Needs `backups.runbook.read` on the entity. */
  getRunbook(
    request: RunbookQuery,
    options?: BackupsRequestOptions,
  ): Promise<RunbookAnswer>;
  /** Keeps that a restore was tried. Needs `backups.drill.create` on the entity. */
  recordDrill(
    request: { entityRef: string; drill: DrillReport },
    options?: BackupsRequestOptions,
  ): Promise<DrillView>;
  /** What nothing copies. Needs `backups.estate.read`. */
  getUncoveredItems(
    options?: BackupsRequestOptions,
  ): Promise<UncoveredItemsResponse>;
  /** What copies in trouble have in common. Needs `backups.estate.read`. */
  getCauses(options?: BackupsRequestOptions): Promise<CausesResponse>;
  /** Where copies live. Needs `backups.estate.read`. */
  getDestinations(
    options?: BackupsRequestOptions,
  ): Promise<DestinationsResponse>;
  /** Repositories that are listed or mirrored. Needs `backups.estate.read`. */
  getRepositories(
    options?: BackupsRequestOptions,
  ): Promise<RepositoriesResponse>;
  /** What needs no backup, and why. Needs `backups.estate.read`. */
  getExemptions(options?: BackupsRequestOptions): Promise<ExemptionsResponse>;
  /** Findings that belong to no entity. Needs `backups.estate.read`. */
  getEstateFindings(
    options?: BackupsRequestOptions,
  ): Promise<EstateFindingsResponse>;

  /**
   * Apps as labels name them, and the entities that stand for them.
   *
   * @throws ResponseError as `getSources` does
   */
  getLabelledApps(
    options?: BackupsRequestOptions,
  ): Promise<LabelledAppsResponse>;
  /** Asks for a new reading. Needs `backups.refresh`. */
  refresh(options?: BackupsRequestOptions): Promise<RefreshResponse>;
}
