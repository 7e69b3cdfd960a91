import { dayOf } from 'backstage-plugin-backups-common';
import { Fact } from 'backstage-plugin-backups-node';
import { BackupsStore } from '../BackupsStore';
import { CycleChanges } from '../CycleChanges';
import {
  EntityDocument,
  PlanDay,
  PlanDocument,
  UnlinkedDocument,
} from '../documents';
import { SourceRecord } from '../../read/SourceRecord';
import { FinishedRun } from '../../judge/memory/PlanMemory';
import { sameDocument } from '../../compare/sameDocument';
import { Table, difference, tableOf } from './difference';
import { SourceFacts, factDifference, factsOfSources } from './keptFacts';

/** What a cycle found, as it is to be kept. */
export interface NextCycle extends Pick<CycleChanges, 'runs' | 'planDays'> {
  sources: SourceRecord[];
  /** By source id; plans are kept with their documents instead. */
  facts: ReadonlyMap<string, readonly Fact[]>;
  plans: PlanDocument[];
  entities: EntityDocument[];
  unlinked: UnlinkedDocument[];
}

/** How far back a cycle may still add to days, beside what it recalls. */
const TOUCHED_DAYS = 2;

/** What is written, by key, so that a difference can be told. */
interface Tables {
  sources: Table<SourceRecord>;
  /** By source id. */
  facts: Table<SourceFacts>;
  plans: Table<PlanDocument>;
  entities: Table<EntityDocument>;
  unlinked: Table<UnlinkedDocument>;
}

/**
 * The last cycle in memory, so that the next one writes only what changed.
 */
export class KeptCycle {
  readonly #days: Map<string, PlanDay>;
  readonly #tables: Tables;

  private constructor(tables: Tables, days: Map<string, PlanDay>) {
    this.#tables = tables;
    this.#days = days;
  }

  /** @param since - days from here on are needed, `2026-11-21` */
  static async load(
    store: Pick<BackupsStore, 'load' | 'getPlanDays'>,
    since: string,
  ): Promise<KeptCycle> {
    const kept = await store.load();
    const days = await store.getPlanDays(
      kept.plans.map(plan => plan.id),
      since,
    );
    return new KeptCycle(
      {
        sources: tableOf(kept.sources, source => source.id),
        facts: factsOfSources(kept.facts, kept.plans),
        plans: tableOf(kept.plans, plan => plan.id),
        entities: tableOf(kept.entities, entity => entity.ref),
        unlinked: tableOf(kept.unlinked, item => item.key),
      },
      new Map(days.map(day => [`${day.planId}/${day.day}`, day])),
    );
  }

  get sources(): ReadonlyMap<string, SourceRecord> {
    return this.#tables.sources;
  }

  get plans(): ReadonlyMap<string, PlanDocument> {
    return this.#tables.plans;
  }

  get entities(): readonly EntityDocument[] {
    return [...this.#tables.entities.values()];
  }

  /** Facts of a source at its last complete reading, plans included. */
  factsOf(sourceId: string): readonly Fact[] {
    return this.#tables.facts.get(sourceId)?.facts ?? [];
  }

  /**
   * Brings back days that are long over: after an outage a run may be seen
   * late, and it adds to its day.
   *
   * @param runs - seen for the first time, by plan id
   * @param before - days from here on are here already, `2026-11-21`
   */
  async recallDays(
    store: Pick<BackupsStore, 'getPlanDays'>,
    runs: ReadonlyMap<string, readonly FinishedRun[]>,
    before: string,
  ): Promise<void> {
    const ids: string[] = [];
    let since = before;
    for (const [planId, seen] of runs) {
      const days = seen.map(run => dayOf(run.finishedAt ?? run.seenAt));
      const late = days.filter(day => day < before);
      if (late.length === 0 || !this.plans.has(planId)) continue;
      ids.push(planId);
      since = [since, ...late].sort()[0];
    }
    for (const day of await store.getPlanDays(ids, since)) {
      const key = `${day.planId}/${day.day}`;
      if (!this.#days.has(key)) this.#days.set(key, day);
    }
  }

  dayOf(planId: string, day: string): PlanDay | undefined {
    return this.#days.get(`${planId}/${day}`);
  }

  /**
   * Compares a cycle with the one before.
   *
   * @returns what to write, and what is kept once it is written
   */
  advance(next: NextCycle): { changes: CycleChanges; after: KeptCycle } {
    const sources = difference(
      this.#tables.sources,
      tableOf(next.sources, source => source.id),
    );
    const facts = factDifference(this.#tables.facts, next.facts);
    const plans = difference(
      this.#tables.plans,
      tableOf(next.plans, plan => plan.id),
    );
    const entities = difference(
      this.#tables.entities,
      tableOf(next.entities, entity => entity.ref),
    );
    const unlinked = difference(
      this.#tables.unlinked,
      tableOf(next.unlinked, item => item.key),
    );

    const planDays = next.planDays.filter(day => {
      const key = `${day.planId}/${day.day}`;
      return !sameDocument(this.#days.get(key), day);
    });
    const days = new Map(this.#days);
    for (const day of planDays) days.set(`${day.planId}/${day.day}`, day);
    let newest = '';
    for (const { day } of days.values()) if (day > newest) newest = day;
    // Only today and yesterday are ever touched again.
    const oldest =
      newest && dayOf(Date.parse(newest) / 1000 - TOUCHED_DAYS * 86_400);
    for (const [key, { day }] of days) if (day < oldest) days.delete(key);

    return {
      changes: {
        sources,
        facts,
        plans,
        entities,
        unlinked,
        runs: next.runs,
        planDays,
      },
      after: new KeptCycle(
        {
          sources: sources.after,
          facts: facts.after,
          plans: plans.after,
          entities: entities.after,
          unlinked: unlinked.after,
        },
        days,
      ),
    };
  }
}
