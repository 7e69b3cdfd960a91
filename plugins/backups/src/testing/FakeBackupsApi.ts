import { NotFoundError } from '@backstage/errors';
import {
  callsOf,
  thingsToDo,
  type BackupsApi,
  type BackupsCalls,
  type CauseView,
  type ChangeView,
  type DestinationView,
  type DrillReport,
  type EntityBackups,
  type EstateFindingsResponse,
  type EstateRepository,
  type ExemptionView,
  type NeedView,
  type PlaceQuestion,
  type PointView,
  type RunView,
  type RunbookQuery,
  type ScorecardExportRequest,
  type ScorecardFile,
  type ScorecardPage,
  type ScorecardRequest,
  type SourceView,
  type TrendDay,
  type UncoveredItem,
} from 'backstage-plugin-backups-common';
import {
  exampleDrills,
  exampleExport,
  exampleOwners,
  exampleSla,
} from './exampleReports';
import { exampleScorecardPage } from './exampleScorecard';
import { exampleRestoreOptions, exampleRunbookAnswer } from './exampleRestore';
import { exampleWorstDay } from './exampleWorstDay';
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

/** @returns a page of a list, and where the next one begins */
function pageOf<T>(
  all: readonly T[],
  { cursor, limit }: { cursor?: string; limit?: number },
): { page: T[]; nextCursor?: string } {
  const from = Number(cursor ?? 0);
  const to = from + (limit ?? all.length);
  return {
    page: all.slice(from, to),
    nextCursor: to < all.length ? String(to) : undefined,
  };
}

/** A backend that answers from memory: a method for each route of the contract. */
export interface FakeBackupsApi extends BackupsApi {}

/** What a route without an example answers is an error. */
export class FakeBackupsApi {
  /** How often a new reading was asked for. */
  refreshes = 0;
  /** Drills that were recorded. */
  readonly drills: DrillReport[] = [];
  /** Runbooks that were asked for. */
  readonly runbookQueries: RunbookQuery[] = [];
  restoreOptions = exampleRestoreOptions();
  foresight = exampleForesight();
  /** What the scorecard was asked, oldest first. */
  readonly scorecardRequests: ScorecardRequest[] = [];
  /** Answers the scorecard's requests. */
  scorecard: (request: ScorecardRequest) => ScorecardPage | Error = () =>
    exampleScorecardPage();
  /** What needs an owner. */
  needs: NeedView[] = [];
  /** Whose needs were asked for, oldest first. */
  readonly needsAskedFor: string[][] = [];
  /** What changed. */
  changes: ChangeView[] = [];
  /** How many were what, week by week. */
  trend: TrendDay[] = [];
  /** Owners by rules. */
  owners = exampleOwners();
  /** Drills of all apps. */
  listedDrills = exampleDrills();
  sla = exampleSla();
  /** References of what is not linked. */
  notLinked: string[] = [];
  /** Exports that were asked for. */
  readonly exports: ScorecardExportRequest[] = [];
  /** What the estate as a whole answers. */
  estate: {
    uncovered: UncoveredItem[];
    causes: CauseView[];
    destinations: DestinationView[];
    questions?: PlaceQuestion[];
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
  /** What is known of every entity, or why nothing can be said. */
  answer: EntityBackups | Error;

  readonly #answers: Partial<BackupsCalls> = {
    getEntityBackups: async () => {
      if (this.answer instanceof Error) throw this.answer;
      return this.answer;
    },
    getPlanRuns: async request => {
      if (!request.planId) throw new NotFoundError('No such plan');
      const { page: runs, nextCursor } = pageOf(RUNS, request);
      return { runs, nextCursor };
    },
    getPlanPoints: async request => {
      if (!request.planId) throw new NotFoundError('No such plan');
      const { page: points, nextCursor } = pageOf(POINTS, request);
      return { points, listedAt: exampleInstant(-42), nextCursor };
    },
    getScorecard: async request => {
      this.scorecardRequests.push(request);
      const page = this.scorecard(request);
      if (page instanceof Error) throw page;
      return page;
    },
    getScorecardNeeds: async ({ owner }) => {
      this.needsAskedFor.push(owner ?? []);
      const { urgent, later } = thingsToDo(this.needs);
      return {
        now: EXAMPLE_NOW,
        counted: 4,
        urgent: urgent.length,
        later: later.length,
        needs: this.needs,
      };
    },
    getScorecardChanges: async () => ({
      now: EXAMPLE_NOW,
      since: '2026-11-15',
      watched: true,
      changes: this.changes,
      more: 0,
    }),
    getScorecardTrend: async () => ({
      now: EXAMPLE_NOW,
      weeks: 13,
      days: this.trend,
    }),
    getScorecardFacets: async () => ({
      kinds: [],
      owners: ['group:default/team-home', 'group:default/team-media'],
      systems: [],
      tiers: [],
      lifecycles: [],
      clusters: [],
      destinations: [],
    }),
    getScorecardOwners: async () => this.owners,
    getScorecardDrills: async () => this.listedDrills,
    getScorecardSla: async () => this.sla,
    getNotLinked: async () => ({
      count: this.notLinked.length,
      entityRefs: this.notLinked,
    }),
    exportScorecard: async request => {
      this.exports.push(request);
      return exampleExport();
    },
    getForesight: async () => this.foresight,
    getTogether: async () => ({
      now: this.foresight.now,
      apps: 4,
      together: this.foresight.together,
      togetherOffSite: this.foresight.togetherOffSite,
    }),
    getWorstDay: async () => exampleWorstDay(),
    getRestoreOptions: async () => this.restoreOptions,
    getRunbook: async request => {
      this.runbookQueries.push(request);
      return exampleRunbookAnswer(request);
    },
    recordDrill: async ({ drill }) => {
      this.drills.push(drill);
      return {
        ...drill,
        id: String(this.drills.length),
        entityRef: 'component:default/radarr',
        item: 'radarr',
        destination: 'NAS',
        reportedBy: 'user:default/guest',
        reportedAt: EXAMPLE_NOW,
      };
    },
    getSources: async () => ({
      now: EXAMPLE_NOW,
      sources: this.estate.sources,
    }),
    getUnlinkedItems: async () => ({ items: [] }),
    getUncoveredItems: async () => ({
      now: EXAMPLE_NOW,
      items: this.estate.uncovered,
    }),
    getCauses: async () => ({ now: EXAMPLE_NOW, causes: this.estate.causes }),
    getDestinations: async () => ({
      now: EXAMPLE_NOW,
      destinations: this.estate.destinations,
      questions: this.estate.questions ?? [],
    }),
    getRepositories: async () => ({
      now: EXAMPLE_NOW,
      repositories: this.estate.repositories,
    }),
    getExemptions: async () => ({
      now: EXAMPLE_NOW,
      exemptions: this.estate.exemptions,
    }),
    getEstateFindings: async () => ({
      now: EXAMPLE_NOW,
      ...this.estate.findings,
    }),
    refresh: async () => {
      this.refreshes += 1;
      return { accepted: true };
    },
  };

  constructor(answer: EntityBackups | Error) {
    this.answer = answer;
    Object.assign(
      this,
      callsOf(async (name, route, request) => {
        const call = this.#answers[name] as
          | ((request: unknown) => Promise<unknown>)
          | undefined;
        if (!call) throw new Error(`There is no example of ${route.path}.`);
        return call(request);
      }),
    );
  }

  async downloadScorecard(
    request: ScorecardExportRequest & { format: 'json' | 'csv' | 'chain' },
  ): Promise<ScorecardFile[]> {
    this.exports.push(request);
    return [
      {
        fileName: `backups.${request.format}`,
        content: new Blob([request.format]),
      },
    ];
  }
}
