import { dayOf, toInstant } from 'backstage-plugin-backups-common';
import { TierConfig } from '../config/BackupsConfig';
import { ExemptionRule } from '../config/exemptionConfig';
import { joinEstate } from '../join/joinEstate';
import { withExemptions } from '../join/withExemptions';
import { withoutUnplanned } from '../join/withoutUnplanned';
import { findCauses } from '../judge/causes/findCauses';
import { UnknownPlace } from '../judge/places';
import { judgingEstate } from '../judge/judgeEstate';
import { BackupsStore } from '../keep/BackupsStore';
import { EstateStore } from '../keep/estate/EstateStore';
import { placeQuestion } from '../judge/placeQuestion';
import { CatalogEntity } from '../match/CatalogEntity';
import { matchEntities } from '../match/matchEntities';
import { setImmediate as turn } from 'node:timers/promises';
import { inSlices, mapped } from '../compare/slices';
import { ClockWatch } from './ClockWatch';
import { CatalogReader } from './CatalogReader';
import { causeReferences } from './causeReferences';
import { CycleListener, FinishedCycle } from './CycleListener';
import { EstateKeeper } from './EstateKeeper';
import { KeptState } from './KeptState';
import { labelledApps } from '../match/labelledApps';
import { knownAbsences } from './knownAbsences';
import { protections } from '../judge/estate/protections';
import { rememberPlans } from '../judge/memory/rememberPlans';
import { repositoryDocuments } from './repositoryDocuments';
import { RepositoryKeeper } from './RepositoryKeeper';
import { settleHistory } from './settleHistory';
import { SourceReader, SourceReaderOptions } from './SourceReader';
import { timedSources } from './timedSources';
import { entityDocument, planDocument, unlinkedDocuments } from './toDocuments';
import { estateDocuments } from './toEstateDocuments';

const DAY = 86_400;

/** A source is current for so many intervals. */
const LONGEST_GAP = 3;

/** What a collector needs. */
export interface CollectorOptions extends SourceReaderOptions {
  store: BackupsStore;
  /** Without it nothing is kept of the estate as a whole. */
  estate?: EstateStore;
  /** Reads the catalog, projected. */
  listEntities(signal: AbortSignal): Promise<CatalogEntity[]>;
  tiers: Record<string, TierConfig>;
  /** Told of every cycle that is written, one after the other. */
  listeners?: readonly CycleListener[];
  /** What needs no backup by configuration. */
  exemptions?: readonly ExemptionRule[];
  /** The wall clock; a simulation gives its own. */
  clock?: () => Date;
  /** Seconds of a clock that nobody sets, to notice jumps of the other; absent: none are. */
  steadyClock?: () => number;
}

/** What one cycle did, for logs and benchmarks. */
export interface CycleSummary {
  plans: number;
  entities: number;
  planRowsWritten: number;
  entityRowsWritten: number;
}

/**
 * Goes once through the arrows: read → observe → join → match → judge → keep.
 */
export class Collector {
  readonly #options: CollectorOptions;
  readonly #clock: () => Date;
  readonly #watch: ClockWatch | undefined;
  readonly #sources: SourceReader;
  readonly #catalog: CatalogReader;
  readonly #plansOnly: ReadonlySet<string>;
  readonly #estate: EstateKeeper | undefined;
  readonly #repositories: RepositoryKeeper | undefined;
  #kept: KeptState | undefined;
  #fence = 0;
  #askedForPlaces = false;

  constructor(options: CollectorOptions) {
    const { clusters = {}, reports, estate, logger } = options;
    this.#options = options;
    this.#clock = options.clock ?? (() => new Date());
    this.#watch = options.steadyClock && new ClockWatch(options.steadyClock);
    this.#sources = new SourceReader(options);
    this.#catalog = new CatalogReader(
      signal => options.listEntities(signal),
      logger,
    );
    this.#estate = estate && new EstateKeeper(estate);
    this.#repositories = reports && new RepositoryKeeper(reports.store);
    this.#plansOnly = new Set(
      Object.keys(clusters).filter(
        name => clusters[name].judge === 'plans-only',
      ),
    );
  }

  /** Somebody waits: the next cycle asks even clusters that did not answer. */
  hurry(): void {
    this.#sources.hurry();
  }

  #isTimeKnown(kept: KeptState, now: number): boolean {
    const records = [...kept.sources.values()].filter(
      ({ mode }) => mode === 'live',
    );
    const newest = records.reduce<number | undefined>(
      (latest, { readAt }) => Math.max(latest ?? 0, readAt),
      undefined,
    );
    const interval = Math.max(
      0,
      ...records.map(record => record.intervalSeconds),
    );
    return this.#watch?.isEven(now, LONGEST_GAP * interval, newest) ?? true;
  }

  /**
   * Runs one cycle.
   *
   * @throws ConflictError when another process began a newer cycle meanwhile; nothing is written then
   */
  async collect(options: { signal: AbortSignal }): Promise<CycleSummary> {
    const { providers, store } = this.#options;
    const { signal } = options;
    const now = toInstant(this.#clock());
    const fence = await store.beginCycle();
    const kept = await this.#recall(fence, dayOf(now - DAY));

    const timeKnown = this.#isTimeKnown(kept, now);
    const readings = await this.#sources.read(kept, now, signal);
    const { failedLists, clusters, servers } = readings;
    const sources = timedSources(readings.sources, kept);
    await turn();
    const remembered = rememberPlans({ sources, kept: kept.plans });
    const facts = [...remembered.facts, ...remembered.gone];
    const entities = await this.#catalog.read(signal);
    await turn();
    const estate = withExemptions(
      withoutUnplanned(joinEstate(facts, clusters, servers), this.#plansOnly),
      this.#options.exemptions ?? [],
    );
    await turn();
    const matches = matchEntities(estate, entities);
    const timings = new Map(
      sources.map(({ record }) => [record.id, record] as const),
    );
    const judged = await inSlices(
      judgingEstate({
        estate,
        matches,
        entities,
        memories: remembered.memories,
        timings,
        tiers: this.#options.tiers,
        absences:
          [...clusters.values()].every(cluster => cluster.scanComplete) &&
          servers.every(server => server.answered)
            ? undefined
            : knownAbsences(kept.entities, await this.#estate?.unprotected()),
      }),
    );
    await turn();
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
    await turn();
    const history = settleHistory({
      plans: judged.plans,
      remembered,
      sources,
      kept,
      timeKnown,
    });

    const about = new Map(
      entities.map(entity => [entity.ref, entity.about] as const),
    );
    const providerIds = providers.flatMap(provider =>
      provider.resources.length > 0 ? provider.id : [],
    );
    const entityDocuments = await inSlices(
      mapped(judged.entities, entity =>
        entityDocument(
          entity,
          providerIds,
          servers,
          about.get(entity.ref),
          causeOf,
        ),
      ),
    );
    const planDocuments = await inSlices(
      mapped(judged.plans, plan => planDocument(plan, causeOf(plan.id))),
    );
    await turn();
    const { changes, state } = kept.advance(
      {
        sources: [...timings.values(), ...failedLists],
        facts: new Map(
          sources.map(source => [source.record.id, source.facts] as const),
        ),
        plans: planDocuments,
        entities: entityDocuments,
        unlinked: unlinkedDocuments(estate, matches),
      },
      history,
    );
    signal.throwIfAborted();
    await store.commit(fence, changes);
    await turn();
    const repositories = repositoryDocuments(estate, judged.plans);
    await this.#repositories?.write(repositories);
    await this.#repositories?.writePoints(sources, now);
    await turn();
    const whole = estateDocuments({
      ...judged,
      estate,
      entities,
      suggestionsOf: matches.suggestionsOf,
      apps: labelledApps(estate, matches),
      providerIds,
      causes,
      documents: entityDocuments,
      protectionOf: protections(providers, judged.plans),
    });
    await this.#estate?.write(fence, whole);
    this.#askForPlaces(whole.place);
    this.#kept = state;
    await this.#tellListeners({
      fence,
      now,
      sources: state.sources,
      entities: state.entities,
      plans: state.plans,
      repositories,
      signal,
    });
    return {
      plans: judged.plans.length,
      entities: judged.entities.length,
      planRowsWritten: changes.plans.upserts.length,
      entityRowsWritten: changes.entities.upserts.length,
    };
  }

  /** Once after start-up, with what would answer it. */
  #askForPlaces(places: readonly UnknownPlace[]): void {
    if (this.#askedForPlaces) return;
    this.#askedForPlaces = true;
    for (const { question, snippet } of places.map(placeQuestion)) {
      this.#options.logger.info(
        `${question} Add to the configuration:\n${snippet}`,
      );
    }
  }

  /** What the cycle before left, from memory unless another process collected in between. */
  async #recall(fence: number, since: string): Promise<KeptState> {
    const inMemory = fence === this.#fence + 1 ? this.#kept : undefined;
    // Until this cycle is written, nothing in memory is known to be so.
    this.#kept = undefined;
    this.#fence = fence;
    if (inMemory) return inMemory;
    this.#estate?.forget();
    this.#repositories?.forget();
    return KeptState.load(this.#options.store, since);
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
}
