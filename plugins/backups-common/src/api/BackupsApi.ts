import type { EntityBackups } from './EntityBackups';
import type { PointPage } from './PointView';
import type { RefreshResponse } from './RefreshResponse';
import type { RunPage } from './RunView';
import type {
  ScorecardFacetsResponse,
  ScorecardPage,
  ScorecardRequest,
} from './Scorecard';
import type { SourcesResponse } from './SourcesResponse';
import type { UnlinkedItemsResponse } from './UnlinkedItemsResponse';

/** @public */
export interface BackupsRequestOptions {
  /** A Backstage token, for calls between backends. Browsers leave it out. */
  token?: string;
  signal?: AbortSignal;
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
  /** Values that the filter of the scorecard may be given. */
  getScorecardFacets(
    options?: BackupsRequestOptions,
  ): Promise<ScorecardFacetsResponse>;
  /** Everything that is read, and how that goes. Needs `backups.estate.read`. */
  getSources(options?: BackupsRequestOptions): Promise<SourcesResponse>;
  /** Items that are linked to no entity. Needs `backups.estate.read`. */
  getUnlinkedItems(
    options?: BackupsRequestOptions,
  ): Promise<UnlinkedItemsResponse>;
  /** Asks for a new reading. Needs `backups.refresh`. */
  refresh(options?: BackupsRequestOptions): Promise<RefreshResponse>;
}
