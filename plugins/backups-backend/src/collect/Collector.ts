import { LoggerService } from '@backstage/backend-plugin-api';
import { toInstant } from 'backstage-plugin-backups-common';
import {
  BackupsProvider,
  ClusterReader,
  Fact,
} from 'backstage-plugin-backups-node';
import { ClusterConfig, TierConfig } from '../config/BackupsConfig';
import { ExemptionRule } from '../config/exemptionConfig';
import { SourcedFact } from '../join/Estate';
import { joinEstate } from '../join/joinEstate';
import { withExemptions } from '../join/withExemptions';
import { withoutUnplanned } from '../join/withoutUnplanned';
import { judgeEstate } from '../judge/judgeEstate';
import { JudgedPlan } from '../judge/JudgedPlan';
import { settleDays } from '../judge/settleDay';
import { findCauses } from '../judge/causes/findCauses';
import { BackupsStore } from '../keep/BackupsStore';
import { PlanDay, RunRecord, SourceRecord } from '../keep/documents';
import { ReportHead, ReportStore } from '../keep/ReportStore';
import { RepositoryDocument } from '../keep/RepositoryDocument';
import { repositoryDocuments } from './repositoryDocuments';
import { sameDocument } from '../compare/sameDocument';
import { EstateStore } from '../keep/estate/EstateStore';
import { CatalogEntity } from '../match/CatalogEntity';
import { matchEntities } from '../match/matchEntities';
import { ReaderSupplier } from '../read/ReaderSupplier';
import { clusterKnowledge } from './clusterKnowledge';
import { CycleListener, FinishedCycle } from './CycleListener';
import { causeReferences } from './causeReferences';
import { dayOf } from './dayOf';
import { EstateKeeper } from './EstateKeeper';
import { failedListSource } from './failedListSource';
import { knownAbsences } from './knownAbsences';
import { KeptState } from './KeptState';
import { protections } from './protections';
import { estateDocuments } from './toEstateDocuments';
import { observeRemote } from './observeRemote';
import { observeSources } from './observeSources';
import { ExpectedReports, reportSources } from './reportSources';
import { ClusterReading, readClusters } from './readClusters';
import { ReaderList } from './ReaderList';
import { ReadingPace } from './ReadingPace';
import { listRemotes, readRemotes } from './readRemotes';
import { RememberedPlans, rememberPlans } from './rememberPlans';
import { serverKnowledge } from './serverKnowledge';
import { entityDocument, planDocument, unlinkedDocuments } from './toDocuments';

const DAY = 86_400;

/** One cluster or server may take this long. Seconds. */
const DEADLINE = 120;

/** What a collector needs. */
export interface CollectorOptions {
  readers: readonly ClusterReader[];
  /** Know further clusters, asked anew in every cycle. */
  suppliers?: readonly ReaderSupplier[];
  /** How single clusters are treated, by name. */
  clusters?: Readonly<Record<string, ClusterConfig>>;
  /** How long reading one cluster or server may take. */
  clusterDeadlineSeconds?: number;
  providers: readonly BackupsProvider[];
  store: BackupsStore;
  /** Without it nothing is kept of the estate as a whole. */
  estate?: EstateStore;
  /** What was pushed, and what is expected to be. */
  reports?: {
    store: ReportStore;
    expected: readonly ExpectedReports[];
    isExpected(head: ReportHead): boolean;
  };
  /** Reads the catalog, projected. */
  listEntities(signal: AbortSignal): Promise<CatalogEntity[]>;
  tiers: Record<string, TierConfig>;
  /** Told of every cycle that is written, one after the other. */
  listeners?: readonly CycleListener[];
  /** What needs no backup by configuration. */
  exemptions?: readonly ExemptionRule[];
  logger: LoggerService;
  /** The wall clock; a simulation gives its own. */
  clock?: () => Date;
}

/** What one cycle did, for logs and benchmarks. */
export interface CycleSummary {
  plans: number;
  entities: number;
  planRowsWritten: number;
  entityRowsWritten: number;
}

/** One source in this cycle, with the facts that stand for it. */
interface StandingSource {
  record: SourceRecord;
  facts: readonly Fact[];
  /** Its reading is newer than the one kept. */
  readAnew: boolean;
  /** Absence counts. */
  complete: boolean;
}

/**
 * Goes once through the arrows: read → observe → join → match → judge → keep.
 */
export class Collector {
  readonly #options: CollectorOptions;
  readonly #clock: () => Date;
  readonly #readerList: ReaderList;
  readonly #plansOnly: ReadonlySet<string>;
  readonly #pace = new ReadingPace();
  readonly #estate: EstateKeeper | undefined;
  #kept: KeptState | undefined;
  #fence = 0;
  #entities: CatalogEntity[] | undefined;
  #repositories: ReadonlyMap<string, RepositoryDocument> | undefined;
  readonly #toldIssues = new Map<string, string>();

  constructor(options: CollectorOptions) {
    this.#options = options;
    this.#clock = options.clock ?? (() => new Date());
    const { clusters = {}, readers, suppliers = [], logger } = options;
    this.#estate = options.estate && new EstateKeeper(options.estate);
    this.#readerList = new ReaderList({ readers, suppliers, clusters, logger });
    this.#plansOnly = new Set(
      Object.keys(clusters).filter(
        name => clusters[name].judge === 'plans-only',
      ),
    );
  }

  /** Somebody waits: the next cycle asks even clusters that did not answer. */
  hurry(): void {
    this.#pace.forget();
  }

  /**
   * Runs one cycle.
   *
   * @throws ConflictError when another process began a newer cycle meanwhile; nothing is written then
   */
  async collect(options: { signal: AbortSignal }): Promise<CycleSummary> {
    const {
      providers,
      store,
      logger,
      clusterDeadlineSeconds = DEADLINE,
    } = this.#options;
    const now = toInstant(this.#clock());
    const fence = await store.beginCycle();
    // Another process collected in between: what we hold in memory is old.
    const kept =
      this.#kept && fence === this.#fence + 1
        ? this.#kept
        : await KeptState.load(store, dayOf(now - DAY));
    if (!this.#kept) this.#estate?.forget();
    this.#kept = undefined;
    this.#fence = fence;

    const { readers, failures } = await this.#readerList.list(
      [...kept.sources.values()].flatMap(source =>
        source.remote ? [] : source.cluster,
      ),
      options.signal,
    );
    const deadlineMilliseconds = clusterDeadlineSeconds * 1000;
    const [readings, outcomes] = await Promise.all([
      readClusters({
        readers,
        providers,
        logger,
        signal: options.signal,
        pace: this.#pace,
        now,
        deadlineMilliseconds,
      }),
      readRemotes({
        remotes: listRemotes(providers),
        kept: kept.sources,
        pace: this.#pace,
        now,
        signal: options.signal,
        deadlineMilliseconds,
        logger,
      }),
    ]);
    this.#tellIssues(readings);
    const frozen =
      readers.length > 0 && readers.every(reader => reader.mode === 'dump');
    const observed = readings.flatMap(reading =>
      observeSources({
        reading,
        providers,
        kept: kept.sources,
        keptFacts: id => kept.factsOf(id),
        now,
        frozen,
        logger,
      }),
    );
    const servers = outcomes.map(outcome =>
      observeRemote({
        outcome,
        kept: kept.sources,
        keptFacts: id => kept.factsOf(id),
        now,
      }),
    );
    const reported = this.#options.reports
      ? await reportSources({
          ...this.#options.reports,
          providers,
          kept: kept.sources,
          now,
        })
      : [];
    const sources = [...observed, ...servers, ...reported].map(
      ({ record, facts, complete }): StandingSource => {
        const before = kept.sources.get(record.id);
        return {
          record,
          facts: facts ?? kept.factsOf(record.id),
          readAnew:
            facts !== undefined && record.readAt > (before?.readAt ?? 0),
          complete,
        };
      },
    );

    const remembered = rememberPlans({ sources, kept: kept.plans });
    const facts = [
      ...sources.flatMap(source =>
        source.facts.map(
          (fact): SourcedFact<Fact> => ({ fact, sourceId: source.record.id }),
        ),
      ),
      ...remembered.gone,
    ];
    const clusters = clusterKnowledge({ readings, observed, providers });
    const knownServers = serverKnowledge(outcomes, servers);

    const entities = await this.#listEntities(options.signal);
    const estate = withExemptions(
      withoutUnplanned(
        joinEstate(facts, clusters, knownServers),
        this.#plansOnly,
      ),
      this.#options.exemptions ?? [],
    );
    const matches = matchEntities(estate, entities);
    const judged = judgeEstate({
      estate,
      matches,
      entities,
      memories: remembered.memories,
      timings: new Map(
        sources.map(({ record }) => [record.id, record] as const),
      ),
      tiers: this.#options.tiers,
      absences:
        [...clusters.values()].every(cluster => cluster.scanComplete) &&
        knownServers.every(server => server.answered)
          ? undefined
          : knownAbsences(kept.entities, await this.#estate?.unprotected()),
    });
    const timings = new Map(
      sources.map(({ record }) => [record.id, record] as const),
    );
    const causes = findCauses({
      plans: judged.plans,
      sources: [...timings.values()],
      timings,
    });
    const causeOf = causeReferences({
      causes,
      fresh: remembered.fresh,
      kept: kept.plans,
    });
    await kept.recallDays(store, remembered.runs, dayOf(now - DAY));
    const history = this.#settle(judged.plans, remembered, sources, kept);

    const about = new Map(
      entities.map(entity => [entity.ref, entity.about] as const),
    );
    const providerIds = providers.flatMap(provider =>
      provider.resources.length > 0 ? provider.id : [],
    );
    const entityDocuments = judged.entities.map(entity =>
      entityDocument(
        entity,
        providerIds,
        knownServers,
        about.get(entity.ref),
        causeOf,
      ),
    );
    const { changes, state } = kept.advance(
      {
        sources: [
          ...sources.map(source => source.record),
          ...failures.map(failure => failedListSource(failure, now)),
        ],
        facts: new Map(
          sources.map(source => [source.record.id, source.facts] as const),
        ),
        plans: judged.plans.map(plan => planDocument(plan, causeOf(plan.id))),
        entities: entityDocuments,
        unlinked: unlinkedDocuments(estate, matches),
      },
      history,
    );
    options.signal.throwIfAborted();
    await store.commit(fence, changes);
    await this.#keepRepositories(repositoryDocuments(estate, judged.plans));
    await this.#estate?.write(
      fence,
      estateDocuments({
        ...judged,
        estate,
        entities,
        providerIds,
        causes,
        documents: entityDocuments,
        protectionOf: protections(providers, judged.plans),
      }),
    );
    this.#kept = state;
    await this.#tellListeners({
      fence,
      now,
      sources: state.sources,
      entities: state.entities,
      plans: state.plans,
      signal: options.signal,
    });
    return {
      plans: judged.plans.length,
      entities: judged.entities.length,
      planRowsWritten: changes.plans.upserts.length,
      entityRowsWritten: changes.entities.upserts.length,
    };
  }

  async #keepRepositories(
    documents: readonly RepositoryDocument[],
  ): Promise<void> {
    const { reports } = this.#options;
    if (!reports) return;
    const known = this.#repositories;
    const upserts = documents.filter(
      document => !sameDocument(known?.get(document.id), document),
    );
    if (known && upserts.length === 0 && known.size === documents.length) {
      return;
    }
    await reports.store.saveRepositories({
      upserts,
      ids: documents.map(document => document.id),
    });
    this.#repositories = new Map(
      documents.map(document => [document.id, document]),
    );
  }

  /** What they fail at is told, and tried again in the next cycle: what was read stands. */
  async #tellListeners(cycle: FinishedCycle): Promise<void> {
    for (const listener of this.#options.listeners ?? []) {
      try {
        await listener.afterCycle(cycle);
      } catch (error) {
        this.#options.logger.error(
          `What was read is kept, but not its ${listener.name}`,
          { reason: String(error) },
        );
      }
    }
  }

  /** A broken file is told once, not in every cycle. */
  #tellIssues(readings: readonly ClusterReading[]): void {
    for (const { reader, snapshot } of readings) {
      if (!snapshot) continue;
      const issues = snapshot.issues.map(
        issue => `${issue.where}: ${issue.message}`,
      );
      const told = issues.join('; ');
      if (told !== '' && told !== this.#toldIssues.get(reader.cluster)) {
        this.#options.logger.warn('Parts of a cluster could not be read', {
          cluster: reader.cluster,
          issues,
        });
      }
      this.#toldIssues.set(reader.cluster, told);
    }
  }

  async #listEntities(signal: AbortSignal): Promise<CatalogEntity[]> {
    try {
      this.#entities = await this.#options.listEntities(signal);
    } catch (error) {
      // The catalog changes rarely; its last answer is better than no judgement.
      if (!this.#entities) throw error;
      this.#options.logger.warn(
        'The catalog did not answer; its last answer is used',
        { reason: String(error) },
      );
    }
    return this.#entities;
  }

  #settle(
    plans: readonly JudgedPlan[],
    remembered: RememberedPlans,
    sources: readonly StandingSource[],
    kept: KeptState,
  ): { runs: RunRecord[]; planDays: PlanDay[] } {
    const readAt = new Map(
      sources.map(({ record }) => [record.id, record.readAt] as const),
    );
    const runs: RunRecord[] = [];
    const planDays: PlanDay[] = [];
    for (const plan of plans) {
      if (!remembered.fresh.has(plan.id)) continue;
      const observed = remembered.runs.get(plan.id) ?? [];
      runs.push(...observed.map(run => ({ planId: plan.id, ...run })));
      const { days, missedUntil } = settleDays({
        plan,
        runs: observed,
        readAt: readAt.get(plan.joined.sourceId) ?? 0,
        dayBefore: day => kept.dayOf(plan.id, day),
      });
      planDays.push(...days.map(day => ({ planId: plan.id, ...day })));
      if (missedUntil !== plan.memory.missedUntil) {
        plan.memory = { ...plan.memory, missedUntil };
      }
    }
    return { runs, planDays };
  }
}
