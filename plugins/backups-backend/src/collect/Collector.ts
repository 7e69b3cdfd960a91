import { dayOf, toInstant } from 'backstage-plugin-backups-common';
import { TierConfig } from '../config/BackupsConfig';
import { ExemptionRule } from '../config/exemptionConfig';
import { joinEstate } from '../join/joinEstate';
import { withExemptions } from '../join/withExemptions';
import { withoutUnplanned } from '../join/withoutUnplanned';
import { findCauses } from '../judge/causes/findCauses';
import { FailedDrill } from '../judge/failedRestores';
import { UnknownPlace } from '../judge/places';
import { judgingEstate } from '../judge/judgeEstate';
import { BackupsStore } from '../keep/BackupsStore';
import { EstateStore } from '../keep/estate/EstateStore';
import { placeQuestion } from '../judge/placeQuestion';
import { CatalogEntity } from '../read/catalog/CatalogEntity';
import { matchEntities } from '../match/matchEntities';
import { setImmediate as turn } from 'node:timers/promises';
import { inSlices, mapped } from '../compare/slices';
import { ClockWatch } from './ClockWatch';
import { CatalogReader } from '../read/catalog/CatalogReader';
import { causeReferences } from '../judge/causes/causeReferences';
import { CycleListener, FinishedCycle } from '../keep/CycleListener';
import { KeptCycle } from '../keep/ledger/KeptCycle';
import { labelledApps } from '../match/labelledApps';
import { knownAbsences } from '../keep/knownAbsences';
import { protections } from '../judge/estate/protections';
import { rememberPlans } from '../judge/memory/rememberPlans';
import { repositoryDocuments } from '../keep/repositoryDocuments';
import { Ledger } from '../keep/ledger/Ledger';
import { settleHistory } from '../judge/settleHistory';
import { SourceReader, SourceReaderOptions } from './SourceReader';
import { timedSources } from '../judge/clock/timedSources';
import { entityDocument } from '../keep/entityDocument';
import { planDocument } from '../keep/planDocument';
import { unlinkedDocuments } from '../keep/unlinkedDocuments';
import { estateDocuments } from '../keep/estate/toEstateDocuments';

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
  /** Of each item the last drill, where that failed; absent: none are kept. */
  listFailedDrills?: () => Promise<readonly FailedDrill[]>;
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
  readonly #ledger: Ledger;
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
    this.#ledger = new Ledger({
      backups: options.store,
      estate,
      reports: reports?.store,
    });
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

  #isTimeKnown(kept: KeptCycle, now: number): boolean {
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
    const { fence, kept } = await this.#ledger.begin(dayOf(now - DAY));

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
    const failedDrills = await this.#options.listFailedDrills?.();
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
        failedDrills,
        absences:
          [...clusters.values()].every(cluster => cluster.scanComplete) &&
          servers.every(server => server.answered)
            ? undefined
            : knownAbsences(kept.entities, await this.#ledger.unprotected()),
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
      dayBefore: (planId, day) => kept.dayOf(planId, day),
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
    signal.throwIfAborted();
    const { changes, after } = await this.#ledger.write(fence, kept, {
      sources: [...timings.values(), ...failedLists],
      facts: new Map(
        sources.map(source => [source.record.id, source.facts] as const),
      ),
      plans: planDocuments,
      entities: entityDocuments,
      unlinked: unlinkedDocuments(estate, matches),
      ...history,
    });
    await turn();
    const repositories = repositoryDocuments(estate, judged.plans);
    await this.#ledger.writeRepositories(repositories);
    await this.#ledger.writePoints(sources, now);
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
    await this.#ledger.writeEstate(fence, whole);
    this.#askForPlaces(whole.place);
    await this.#tellListeners({
      fence,
      now,
      sources: after.sources,
      entities: after.entities,
      plans: after.plans,
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
