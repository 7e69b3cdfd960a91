import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import type {
  BackupsApi,
  BackupsRequestOptions,
  RunbookQuery,
  ScorecardExportFormat,
  ScorecardExportRequest,
} from './BackupsApi';
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
import { scorecardQuery } from './scorecardQuery';
import type { SourcesResponse } from './SourcesResponse';
import type { UnlinkedItemsResponse } from './UnlinkedItemsResponse';

/** A page of what belongs to a plan. */
interface PlanPageRequest {
  entityRef: string;
  planId: string;
  cursor?: string;
  limit?: number;
}

function entityPath(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/entities/by-name/${[kind, namespace, name]
    .map(encodeURIComponent)
    .join('/')}`;
}

function queryOf(values: Record<string, string | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value) query.set(name, value);
  }
  return query.size > 0 ? `?${query}` : '';
}

/**
 * Talks to the backups backend, from a browser or from another backend.
 *
 * @public
 */
export class BackupsClient implements BackupsApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi ?? { fetch: globalThis.fetch };
  }

  async getEntityBackups(
    entityRef: string,
    options?: BackupsRequestOptions,
  ): Promise<EntityBackups> {
    return this.#request('GET', entityPath(entityRef), options);
  }

  async getPlanRuns(
    request: PlanPageRequest,
    options?: BackupsRequestOptions,
  ): Promise<RunPage> {
    return this.#planPage('runs', request, options);
  }

  async getPlanPoints(
    request: PlanPageRequest,
    options?: BackupsRequestOptions,
  ): Promise<PointPage> {
    return this.#planPage('points', request, options);
  }

  async getScorecard(
    request: ScorecardRequest,
    options?: BackupsRequestOptions,
  ): Promise<ScorecardPage> {
    return this.#request(
      'GET',
      `/entities?${scorecardQuery(request)}`,
      options,
    );
  }

  async getScorecardNeeds(
    filter: ScorecardFilterParameters,
    options?: BackupsRequestOptions,
  ): Promise<NeedsResponse> {
    return this.#request(
      'GET',
      `/scorecard/needs?${scorecardQuery(filter)}`,
      options,
    );
  }

  async getScorecardChanges(
    filter: ScorecardFilterParameters & { since?: string },
    options?: BackupsRequestOptions,
  ): Promise<ChangesResponse> {
    return this.#request(
      'GET',
      `/scorecard/changes?${scorecardQuery(filter)}`,
      options,
    );
  }

  async getScorecardFacets(
    options?: BackupsRequestOptions,
  ): Promise<ScorecardFacetsResponse> {
    return this.#request('GET', '/scorecard/facets', options);
  }

  async getScorecardOwners(
    filter: ScorecardFilterParameters,
    options?: BackupsRequestOptions,
  ): Promise<OwnerRulesResponse> {
    return this.#request(
      'GET',
      `/scorecard/owners?${scorecardQuery(filter)}`,
      options,
    );
  }

  async getScorecardDrills(
    filter: ScorecardFilterParameters,
    options?: BackupsRequestOptions,
  ): Promise<DrillsResponse> {
    return this.#request(
      'GET',
      `/scorecard/drills?${scorecardQuery(filter)}`,
      options,
    );
  }

  async getScorecardSla(
    filter: ScorecardFilterParameters & { days?: SlaView['days'] },
    options?: BackupsRequestOptions,
  ): Promise<SlaReport> {
    return this.#request(
      'GET',
      `/scorecard/sla?${scorecardQuery(filter)}`,
      options,
    );
  }

  async getNotLinked(
    options?: BackupsRequestOptions,
  ): Promise<NotLinkedResponse> {
    return this.#request('GET', '/scorecard/not-linked', options);
  }

  async exportScorecard(
    request: ScorecardExportRequest,
    options?: BackupsRequestOptions,
  ): Promise<ScorecardExport> {
    return this.#request(
      'GET',
      `/scorecard/export?${scorecardQuery(request)}`,
      options,
    );
  }

  async downloadScorecard(
    request: ScorecardExportRequest & { format: ScorecardExportFormat },
    options?: BackupsRequestOptions,
  ): Promise<{ fileName: string; content: Blob }> {
    const response = await this.#fetch(
      'GET',
      `/scorecard/export?${scorecardQuery(request)}`,
      options,
    );
    const content = await response.blob();
    // Not every browser lets other origins read the name the server gives it.
    const today = new Date().toISOString().slice(0, 'yyyy-mm-dd'.length);
    return { fileName: `backups-${today}.${request.format}`, content };
  }

  async getSources(options?: BackupsRequestOptions): Promise<SourcesResponse> {
    return this.#request('GET', '/sources', options);
  }

  async getUnlinkedItems(
    options?: BackupsRequestOptions,
  ): Promise<UnlinkedItemsResponse> {
    return this.#request('GET', '/unlinked-items', options);
  }

  async getForesight(
    entityRef: string,
    options?: BackupsRequestOptions,
  ): Promise<ForesightView> {
    return this.#request('GET', `${entityPath(entityRef)}/foresight`, options);
  }

  async getRestoreOptions(
    request: { entityRef: string; moment?: string },
    options?: BackupsRequestOptions,
  ): Promise<RestoreOptions> {
    const query = queryOf({ moment: request.moment });
    return this.#request(
      'GET',
      `${entityPath(request.entityRef)}/restore${query}`,
      options,
    );
  }

  async getRunbook(
    request: RunbookQuery,
    options?: BackupsRequestOptions,
  ): Promise<RunbookAnswer> {
    const { entityRef, latest, ...others } = request;
    const query = queryOf({
      ...others,
      latest: latest === undefined ? undefined : String(latest),
    });
    return this.#request(
      'GET',
      `${entityPath(entityRef)}/runbook${query}`,
      options,
    );
  }

  async recordDrill(
    request: { entityRef: string; drill: DrillReport },
    options?: BackupsRequestOptions,
  ): Promise<DrillView> {
    return this.#request(
      'POST',
      `${entityPath(request.entityRef)}/drills`,
      options,
      request.drill,
    );
  }

  async getUncoveredItems(
    options?: BackupsRequestOptions,
  ): Promise<UncoveredItemsResponse> {
    return this.#request('GET', '/estate/uncovered-items', options);
  }

  async getCauses(options?: BackupsRequestOptions): Promise<CausesResponse> {
    return this.#request('GET', '/estate/causes', options);
  }

  async getDestinations(
    options?: BackupsRequestOptions,
  ): Promise<DestinationsResponse> {
    return this.#request('GET', '/estate/destinations', options);
  }

  async getRepositories(
    options?: BackupsRequestOptions,
  ): Promise<RepositoriesResponse> {
    return this.#request('GET', '/estate/repositories', options);
  }

  async getExemptions(
    options?: BackupsRequestOptions,
  ): Promise<ExemptionsResponse> {
    return this.#request('GET', '/estate/exemptions', options);
  }

  async getEstateFindings(
    options?: BackupsRequestOptions,
  ): Promise<EstateFindingsResponse> {
    return this.#request('GET', '/estate/findings', options);
  }

  async getLabelledApps(
    options?: BackupsRequestOptions,
  ): Promise<LabelledAppsResponse> {
    return this.#request('GET', '/estate/apps', options);
  }

  async refresh(options?: BackupsRequestOptions): Promise<RefreshResponse> {
    return this.#request('POST', '/refresh', options);
  }

  async #planPage<T>(
    what: string,
    request: PlanPageRequest,
    options?: BackupsRequestOptions,
  ): Promise<T> {
    const query = new URLSearchParams();
    if (request.cursor) query.set('cursor', request.cursor);
    if (request.limit) query.set('limit', String(request.limit));
    const suffix = query.size > 0 ? `?${query}` : '';
    return this.#request(
      'GET',
      `${entityPath(request.entityRef)}/plans/${encodeURIComponent(
        request.planId,
      )}/${what}${suffix}`,
      options,
    );
  }

  async #request<T>(
    method: 'GET' | 'POST',
    path: string,
    options?: BackupsRequestOptions,
    body?: unknown,
  ): Promise<T> {
    const response = await this.#fetch(method, path, options, body);
    return response.json() as Promise<T>;
  }

  async #fetch(
    method: 'GET' | 'POST',
    path: string,
    options?: BackupsRequestOptions,
    body?: unknown,
  ): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('backups');
    const response = await this.#fetchApi.fetch(`${baseUrl}${path}`, {
      method,
      signal: options?.signal,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: {
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(options?.token && { Authorization: `Bearer ${options.token}` }),
      },
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}
