import { Fact } from 'backstage-plugin-backups-node';
import { BackupsStore, CycleChanges } from '../keep/BackupsStore';
import {
  EntityDocument,
  FactRecord,
  PlanDay,
  PlanDocument,
  SourceRecord,
  UnlinkedDocument,
} from '../keep/documents';
import { ObservedRun } from '../judge/memory/PlanMemory';
import { dayOf } from './dayOf';
import { factKey } from './factKey';
import { sameDocument } from '../compare/sameDocument';

/** What a cycle found, as it is to be kept. */
export interface NextState {
  sources: SourceRecord[];
  /** By source id; plans are kept with their documents instead. */
  facts: ReadonlyMap<string, readonly Fact[]>;
  plans: PlanDocument[];
  entities: EntityDocument[];
  unlinked: UnlinkedDocument[];
}

type Table<T> = ReadonlyMap<string, T>;

/** What is written, by key, so that a difference can be told. */
interface Tables {
  sources: Table<SourceRecord>;
  facts: Table<FactRecord>;
  plans: Table<PlanDocument>;
  entities: Table<EntityDocument>;
  unlinked: Table<UnlinkedDocument>;
}

function tableOf<T>(rows: readonly T[], keyOf: (row: T) => string): Table<T> {
  return new Map(rows.map(row => [keyOf(row), row]));
}

/** @returns what to write, and the table after that; what stays the same stays the same object */
function difference<T>(
  before: Table<T>,
  rows: readonly T[],
  keyOf: (row: T) => string,
): { upserts: T[]; removals: string[]; after: Table<T> } {
  // A row that is said twice would be written twice, which PostgreSQL refuses.
  const after = new Map(rows.map(row => [keyOf(row), row]));
  const upserts: T[] = [];
  for (const [key, row] of after) {
    const known = before.get(key);
    if (known !== undefined && sameDocument(known, row)) after.set(key, known);
    else upserts.push(row);
  }
  const removals = [...before.keys()].filter(key => !after.has(key));
  return { upserts, removals, after };
}

/** Two facts of a source may be about the same; both are kept. */
function factRecords(sourceId: string, facts: readonly Fact[]): FactRecord[] {
  const times = new Map<string, number>();
  return facts
    .filter(fact => fact.type !== 'plan')
    .map(fact => {
      const key = factKey(fact);
      const time = (times.get(key) ?? 0) + 1;
      times.set(key, time);
      return { sourceId, key: time === 1 ? key : `${key}#${time}`, fact };
    });
}

function factsBySource(records: Iterable<FactRecord>): Map<string, Fact[]> {
  const facts = new Map<string, Fact[]>();
  for (const { sourceId, fact } of records) {
    const list = facts.get(sourceId);
    if (list) list.push(fact);
    else facts.set(sourceId, [fact]);
  }
  return facts;
}

const FACT_SEPARATOR = '\u0000';

/**
 * The last cycle in memory, so that the next one writes only what changed.
 */
export class KeptState {
  /** By source id, without plans. */
  readonly #facts: ReadonlyMap<string, readonly Fact[]>;
  readonly #days: Map<string, PlanDay>;
  readonly #tables: Tables;

  private constructor(tables: Tables, days: Map<string, PlanDay>) {
    this.#facts = factsBySource(tables.facts.values());
    this.#tables = tables;
    this.#days = days;
  }

  /** @param since - days from here on are needed, `2026-11-21` */
  static async load(store: BackupsStore, since: string): Promise<KeptState> {
    const kept = await store.load();
    const days = await store.getPlanDays(
      kept.plans.map(plan => plan.id),
      since,
    );
    return new KeptState(
      {
        sources: tableOf(kept.sources, source => source.id),
        facts: tableOf(kept.facts, record =>
          [record.sourceId, record.key].join(FACT_SEPARATOR),
        ),
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
    const plans = [...this.plans.values()]
      .filter(
        plan => plan.sourceId === sourceId && plan.memory.goneAt === undefined,
      )
      .map(plan => plan.fact);
    return [...(this.#facts.get(sourceId) ?? []), ...plans];
  }

  /**
   * Brings back days that are long over: after an outage a run may be seen
   * late, and it adds to its day.
   *
   * @param runs - seen for the first time, by plan id
   * @param before - days from here on are here already, `2026-11-21`
   */
  async recallDays(
    store: BackupsStore,
    runs: ReadonlyMap<string, readonly ObservedRun[]>,
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
   * @returns what to write, and the state once it is written
   */
  advance(
    next: NextState,
    written: Pick<CycleChanges, 'runs' | 'planDays'>,
  ): { changes: CycleChanges; state: KeptState } {
    const records = [...next.facts].flatMap(([sourceId, facts]) =>
      factRecords(sourceId, facts),
    );
    const sources = difference(
      this.#tables.sources,
      next.sources,
      source => source.id,
    );
    const facts = difference(this.#tables.facts, records, record =>
      [record.sourceId, record.key].join(FACT_SEPARATOR),
    );
    const plans = difference(this.#tables.plans, next.plans, plan => plan.id);
    const entities = difference(
      this.#tables.entities,
      next.entities,
      entity => entity.ref,
    );
    const unlinked = difference(
      this.#tables.unlinked,
      next.unlinked,
      item => item.key,
    );

    const planDays = written.planDays.filter(day => {
      const key = `${day.planId}/${day.day}`;
      return !sameDocument(this.#days.get(key), day);
    });
    const days = new Map(this.#days);
    for (const day of planDays) days.set(`${day.planId}/${day.day}`, day);
    // Only today and yesterday are ever touched again.
    const newest = [...days.values()].reduce(
      (latest, day) => (day.day > latest ? day.day : latest),
      '',
    );
    for (const [key, day] of days) {
      if (Date.parse(newest) - Date.parse(day.day) > 2 * 86_400_000) {
        days.delete(key);
      }
    }

    return {
      changes: {
        sources,
        facts: {
          upserts: facts.upserts,
          removals: facts.removals.map(removal => {
            const [sourceId, key] = removal.split(FACT_SEPARATOR);
            return { sourceId, key };
          }),
        },
        plans,
        entities,
        unlinked,
        runs: written.runs,
        planDays,
      },
      state: new KeptState(
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
