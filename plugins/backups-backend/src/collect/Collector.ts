import { LoggerService } from '@backstage/backend-plugin-api';
import { toInstant } from 'backstage-plugin-backups-common';
import {
  BackupsProvider,
  ClusterReader,
  Fact,
} from 'backstage-plugin-backups-node';
import { TierConfig } from '../config/BackupsConfig';
import { ClusterKnowledge, SourcedFact } from '../join/Estate';
import { joinEstate } from '../join/joinEstate';
import { judgeEstate } from '../judge/judgeEstate';
import { JudgedPlan } from '../judge/JudgedPlan';
import { settleDays } from '../judge/settleDay';
import { BackupsStore } from '../keep/BackupsStore';
import { PlanDay, RunRecord, SourceRecord } from '../keep/documents';
import { CatalogEntity } from '../match/CatalogEntity';
import { matchEntities } from '../match/matchEntities';
import { unreadBackupSystems } from '../observe/unreadBackupSystems';
import { KeptState } from './KeptState';
import { observeSources } from './observeSources';
import { readClusters } from './readClusters';
import { RememberedPlans, rememberPlans } from './rememberPlans';
import { entityDocument, planDocument, unlinkedDocuments } from './toDocuments';

const DAY = 86_400;

/** What a collector needs. */
export interface CollectorOptions {
  readers: readonly ClusterReader[];
  providers: readonly BackupsProvider[];
  store: BackupsStore;
  /** Reads the catalog, projected. */
  listEntities(signal: AbortSignal): Promise<CatalogEntity[]>;
  tiers: Record<string, TierConfig>;
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

function dayOf(instant: number): string {
  return new Date(instant * 1000).toISOString().slice(0, 10);
}

/**
 * Goes once through the arrows: read → observe → join → match → judge → keep.
 */
export class Collector {
  readonly #options: CollectorOptions;
  readonly #clock: () => Date;
  #kept: KeptState | undefined;
  #fence = 0;
  #entities: CatalogEntity[] | undefined;

  constructor(options: CollectorOptions) {
    this.#options = options;
    this.#clock = options.clock ?? (() => new Date());
  }

  /**
   * Runs one cycle.
   *
   * @throws ConflictError when another process began a newer cycle meanwhile; nothing is written then
   */
  async collect(options: { signal: AbortSignal }): Promise<CycleSummary> {
    const { providers, readers, store, logger } = this.#options;
    const now = toInstant(this.#clock());
    const fence = await store.beginCycle();
    // Another process collected in between: what we hold in memory is old.
    const kept =
      this.#kept && fence === this.#fence + 1
        ? this.#kept
        : await KeptState.load(store, dayOf(now - DAY));
    this.#kept = undefined;
    this.#fence = fence;

    const readings = await readClusters({
      readers,
      providers,
      logger,
      signal: options.signal,
    });
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
    const sources = observed.map(({ record, facts }): StandingSource => {
      const before = kept.sources.get(record.id);
      return {
        record,
        facts: facts ?? kept.factsOf(record.id),
        readAnew: facts !== undefined && record.readAt > (before?.readAt ?? 0),
        complete: facts !== undefined,
      };
    });

    const remembered = rememberPlans({ sources, kept: kept.plans });
    const facts = [
      ...sources.flatMap(source =>
        source.facts.map(
          (fact): SourcedFact<Fact> => ({ fact, sourceId: source.record.id }),
        ),
      ),
      ...remembered.gone,
    ];
    const understood = new Set(
      providers.flatMap(provider => provider.apiGroups),
    );
    const clusters = new Map<string, ClusterKnowledge>(
      readings.map(({ reader, snapshot }) => [
        reader.cluster,
        {
          scanComplete: sources
            .filter(source => source.record.cluster === reader.cluster)
            .every(source => source.complete),
          unreadSystems: unreadBackupSystems(snapshot?.apiGroups, understood),
        },
      ]),
    );

    const entities = await this.#listEntities(options.signal);
    const estate = joinEstate(facts, clusters);
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
    });
    const history = this.#settle(judged.plans, remembered, sources, kept);

    const { changes, state } = kept.advance(
      {
        sources: sources.map(source => source.record),
        facts: new Map(
          sources.map(source => [source.record.id, source.facts] as const),
        ),
        plans: judged.plans.map(planDocument),
        entities: judged.entities.map(entity =>
          entityDocument(
            entity,
            providers.map(provider => provider.id),
          ),
        ),
        unlinked: unlinkedDocuments(estate, matches),
      },
      history,
    );
    options.signal.throwIfAborted();
    await store.commit(fence, changes);
    this.#kept = state;
    return {
      plans: judged.plans.length,
      entities: judged.entities.length,
      planRowsWritten: changes.plans.upserts.length,
      entityRowsWritten: changes.entities.upserts.length,
    };
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
