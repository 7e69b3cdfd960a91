import { NotFoundError } from '@backstage/errors';
import type {
  BackupsApi,
  DrillReport,
  DrillsResponse,
  DrillView,
  ChangeView,
  ChangesResponse,
  NeedView,
  NeedsResponse,
  CauseView,
  CausesResponse,
  DestinationView,
  DestinationsResponse,
  EstateRepository,
  RepositoriesResponse,
  NotLinkedResponse,
  OwnerRulesResponse,
  EntityBackups,
  ForesightView,
  EstateFindingsResponse,
  LabelledAppsResponse,
  ExemptionView,
  ExemptionsResponse,
  PointPage,
  PointView,
  RestoreOptions,
  RunbookAnswer,
  RunbookQuery,
  RunPage,
  RunView,
  ScorecardExport,
  ScorecardExportFormat,
  ScorecardExportRequest,
  ScorecardFacetsResponse,
  ScorecardPage,
  ScorecardRequest,
  SlaReport,
  SourceView,
  UncoveredItem,
  UncoveredItemsResponse,
  UnlinkedItem,
} from 'backstage-plugin-backups-common';
import {
  exampleDrills,
  exampleExport,
  exampleOwners,
  exampleSla,
} from './exampleReports';
import { exampleScorecardPage } from './exampleScorecard';
import { exampleRestoreOptions, exampleRunbookAnswer } from './exampleRestore';
import { exampleForesight } from './exampleForesight';
import { EXAMPLE_NOW, exampleInstant } from './exampleClock';

/** Runs of every plan, newest first. */
const RUNS: RunView[] = Array.from({ length: 12 }, (_, index) => ({
  id: `run-${index}`,
  outcome: index === 3 ? 'failed' : 'succeeded',
  startedAt: exampleInstant(-47 - index * 60),
  finishedAt: exampleInstant(-46 - index * 60),
  seenAt: exampleInstant(-45 - index * 60),
  durationSeconds: 62,
  message: index === 3 ? 'repository not reachable' : undefined,
}));

/** Restore points of every plan, newest first. */
const POINTS: PointView[] = Array.from({ length: 7 }, (_, index) => ({
  id: `point-${index}`,
  dataTime: exampleInstant(-47 - index * 60),
  finishedAt: exampleInstant(-46 - index * 60),
  sizeBytes: 812_345_678 - index * 1_000_000,
  files: 4312,
  changeBytes: index === 6 ? undefined : 1_000_000,
  good: index !== 2,
  failedFiles: index === 2 ? 3 : 0,
  pins: index === 4 ? ['before-upgrade'] : [],
  keptBecause: index === 5 ? [] : [`hourly-${index + 1}`],
}));

/** A backend that answers from memory. */
export class FakeBackupsApi implements BackupsApi {
  /** How often a new reading was asked for. */
  refreshes = 0;

  /** Drills that were recorded. */
  readonly drills: DrillReport[] = [];

  /** Runbooks that were asked for. */
  readonly runbookQueries: RunbookQuery[] = [];

  restoreOptions = exampleRestoreOptions();
  foresight = exampleForesight();

  /** What is known of every entity, or why nothing can be said. */
  answer: EntityBackups | Error;

  constructor(answer: EntityBackups | Error) {
    this.answer = answer;
  }

  async getEntityBackups(): Promise<EntityBackups> {
    if (this.answer instanceof Error) throw this.answer;
    return this.answer;
  }

  async getPlanRuns(request: {
    planId: string;
    cursor?: string;
    limit?: number;
  }): Promise<RunPage> {
    if (!request.planId) throw new NotFoundError('No such plan');
    const from = Number(request.cursor ?? 0);
    const to = from + (request.limit ?? RUNS.length);
    return {
      runs: RUNS.slice(from, to),
      nextCursor: to < RUNS.length ? String(to) : undefined,
    };
  }

  async getPlanPoints(request: {
    planId: string;
    cursor?: string;
    limit?: number;
  }): Promise<PointPage> {
    if (!request.planId) throw new NotFoundError('No such plan');
    const from = Number(request.cursor ?? 0);
    const to = from + (request.limit ?? POINTS.length);
    return {
      points: POINTS.slice(from, to),
      listedAt: exampleInstant(-42),
      nextCursor: to < POINTS.length ? String(to) : undefined,
    };
  }

  /** What the scorecard was asked, oldest first. */
  readonly scorecardRequests: ScorecardRequest[] = [];
  /** Answers the scorecard's requests. */
  scorecard: (request: ScorecardRequest) => ScorecardPage | Error = () =>
    exampleScorecardPage();

  async getScorecard(request: ScorecardRequest): Promise<ScorecardPage> {
    this.scorecardRequests.push(request);
    const page = this.scorecard(request);
    if (page instanceof Error) throw page;
    return page;
  }

  /** What needs somebody. */
  needs: NeedView[] = [];
  /** What changed. */
  changes: ChangeView[] = [];

  async getScorecardNeeds(): Promise<NeedsResponse> {
    return { now: EXAMPLE_NOW, counted: 4, needs: this.needs };
  }

  async getScorecardChanges(): Promise<ChangesResponse> {
    return {
      now: EXAMPLE_NOW,
      since: '2026-11-15',
      watched: true,
      changes: this.changes,
      more: 0,
    };
  }

  async getScorecardFacets(): Promise<ScorecardFacetsResponse> {
    return {
      kinds: [],
      owners: ['group:default/team-home', 'group:default/team-media'],
      systems: [],
      tiers: [],
      lifecycles: [],
      clusters: [],
      destinations: [],
    };
  }

  /** Owners by rules. */
  owners = exampleOwners();
  /** Drills of all apps. */
  listedDrills = exampleDrills();
  sla = exampleSla();
  /** References of what is not linked. */
  notLinked: string[] = [];
  /** Exports that were asked for. */
  readonly exports: ScorecardExportRequest[] = [];

  async getScorecardOwners(): Promise<OwnerRulesResponse> {
    return this.owners;
  }

  async getScorecardDrills(): Promise<DrillsResponse> {
    return this.listedDrills;
  }

  async getScorecardSla(): Promise<SlaReport> {
    return this.sla;
  }

  async getNotLinked(): Promise<NotLinkedResponse> {
    return { count: this.notLinked.length, entityRefs: this.notLinked };
  }

  async exportScorecard(
    request: ScorecardExportRequest,
  ): Promise<ScorecardExport> {
    this.exports.push(request);
    return exampleExport();
  }

  async downloadScorecard(
    request: ScorecardExportRequest & { format: ScorecardExportFormat },
  ): Promise<{ fileName: string; content: Blob }> {
    this.exports.push(request);
    return {
      fileName: `backups.${request.format}`,
      content: new Blob([request.format]),
    };
  }

  async getSources(): Promise<{ now: string; sources: SourceView[] }> {
    return { now: EXAMPLE_NOW, sources: this.estate.sources };
  }

  async getUnlinkedItems(): Promise<{ items: UnlinkedItem[] }> {
    return { items: [] };
  }

  async getForesight(): Promise<ForesightView> {
    return this.foresight;
  }

  async getRestoreOptions(): Promise<RestoreOptions> {
    return this.restoreOptions;
  }

  async getRunbook(request: RunbookQuery): Promise<RunbookAnswer> {
    this.runbookQueries.push(request);
    return exampleRunbookAnswer(request);
  }

  async recordDrill(request: { drill: DrillReport }): Promise<DrillView> {
    this.drills.push(request.drill);
    return {
      ...request.drill,
      id: String(this.drills.length),
      entityRef: 'component:default/radarr',
      item: 'radarr',
      destination: 'NAS',
      reportedBy: 'user:default/guest',
      reportedAt: EXAMPLE_NOW,
    };
  }

  /** What the estate as a whole answers. */
  estate: {
    uncovered: UncoveredItem[];
    causes: CauseView[];
    destinations: DestinationView[];
    repositories: EstateRepository[];
    exemptions: ExemptionView[];
    sources: SourceView[];
    findings: Omit<EstateFindingsResponse, 'now'>;
  } = {
    uncovered: [],
    causes: [],
    destinations: [],
    repositories: [],
    exemptions: [],
    sources: [],
    findings: { findings: [], plansWithoutItem: [] },
  };

  async getUncoveredItems(): Promise<UncoveredItemsResponse> {
    return { now: EXAMPLE_NOW, items: this.estate.uncovered };
  }

  async getCauses(): Promise<CausesResponse> {
    return { now: EXAMPLE_NOW, causes: this.estate.causes };
  }

  async getDestinations(): Promise<DestinationsResponse> {
    return { now: EXAMPLE_NOW, destinations: this.estate.destinations };
  }

  async getRepositories(): Promise<RepositoriesResponse> {
    return { now: EXAMPLE_NOW, repositories: this.estate.repositories };
  }

  async getExemptions(): Promise<ExemptionsResponse> {
    return { now: EXAMPLE_NOW, exemptions: this.estate.exemptions };
  }

  async getLabelledApps(): Promise<LabelledAppsResponse> {
    return { now: EXAMPLE_NOW, complete: false, apps: [] };
  }

  async getEstateFindings(): Promise<EstateFindingsResponse> {
    return { now: EXAMPLE_NOW, ...this.estate.findings };
  }

  async refresh(): Promise<{ accepted: boolean }> {
    this.refreshes += 1;
    return { accepted: true };
  }
}
