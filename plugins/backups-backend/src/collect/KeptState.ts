import { dayOf } from 'backstage-plugin-backups-common';
import { Fact } from 'backstage-plugin-backups-node';
import { BackupsStore } from '../keep/BackupsStore';
import { CycleChanges } from '../keep/CycleChanges';
import {
  EntityDocument,
  FactRecord,
  PlanDay,
  PlanDocument,
  UnlinkedDocument,
} from '../keep/documents';
import { SourceRecord } from '../read/SourceRecord';
import { FinishedRun } from '../judge/memory/PlanMemory';
import { factKey } from '../observe/factKey';
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

/** How far back a cycle may still add to days, beside what it recalls. */
const TOUCHED_DAYS = 2;

type Table<T> = ReadonlyMap<string, T>;

/** What one source said last. */
interface SourceFacts {
  /** Plans included, in the order in which they were said. */
  facts: readonly Fact[];
  /** What is written of them; plans are kept with their documents instead. */
  records: Table<FactRecord>;
}

/** What is written, by key, so that a difference can be told. */
interface Tables {
  sources: Table<SourceRecord>;
  /** By source id. */
  facts: Table<SourceFacts>;
  plans: Table<PlanDocument>;
  entities: Table<EntityDocument>;
  unlinked: Table<UnlinkedDocument>;
}

/** A row that is said twice would be written twice, which PostgreSQL refuses: the last one counts. */
function tableOf<T>(rows: readonly T[], keyOf: (row: T) => string): Table<T> {
  return new Map(rows.map(row => [keyOf(row), row]));
}

/** @returns what to write, and the table after that; what stays the same stays the same object */
function difference<T>(
  before: Table<T>,
  rows: Table<T>,
): { upserts: T[]; removals: string[]; after: Table<T> } {
  const after = new Map(rows);
  const upserts: T[] = [];
  for (const [key, row] of rows) {
    const known = before.get(key);
    if (known !== undefined && sameDocument(known, row)) after.set(key, known);
    else upserts.push(row);
  }
  const removals = [...before.keys()].filter(key => !after.has(key));
  return { upserts, removals, after };
}

/** A record stays the same object as long as its fact does. */
const recordsOfFacts = new WeakMap<Fact, FactRecord>();

function factRecord(sourceId: string, key: string, fact: Fact): FactRecord {
  const known = recordsOfFacts.get(fact);
  if (known?.sourceId === sourceId && known.key === key) return known;
  const record = { sourceId, key, fact };
  recordsOfFacts.set(fact, record);
  return record;
}

/** Two facts of a source may be about the same; both are kept. */
function recordsOf(
  sourceId: string,
  facts: readonly Fact[],
): Table<FactRecord> {
  const times = new Map<string, number>();
  const records = new Map<string, FactRecord>();
  for (const fact of facts) {
    if (fact.type === 'plan') continue;
    const same = factKey(fact);
    const time = (times.get(same) ?? 0) + 1;
    times.set(same, time);
    const key = time === 1 ? same : `${same}#${time}`;
    records.set(key, factRecord(sourceId, key, fact));
  }
  return records;
}

/** What changed of the facts of all sources; a source that says the same again costs nothing. */
function factDifference(
  before: Table<SourceFacts>,
  next: ReadonlyMap<string, readonly Fact[]>,
): CycleChanges['facts'] & { after: Table<SourceFacts> } {
  const after = new Map<string, SourceFacts>();
  const upserts: FactRecord[] = [];
  const removals: { sourceId: string; key: string }[] = [];
  for (const sourceId of new Set([...before.keys(), ...next.keys()])) {
    const known = before.get(sourceId);
    const facts = next.get(sourceId);
    if (known && known.facts === facts) {
      after.set(sourceId, known);
      continue;
    }
    const changes = difference(
      known?.records ?? new Map(),
      facts ? recordsOf(sourceId, facts) : new Map(),
    );
    for (const record of changes.upserts) upserts.push(record);
    for (const key of changes.removals) removals.push({ sourceId, key });
    if (facts) after.set(sourceId, { facts, records: changes.after });
  }
  return { upserts, removals, after };
}

/** The facts of each source, as a process finds them that has read nothing yet. */
function factsOfSources(
  records: readonly FactRecord[],
  plans: readonly PlanDocument[],
): Table<SourceFacts> {
  const bySource = new Map<
    string,
    { facts: Fact[]; records: Map<string, FactRecord> }
  >();
  const of = (sourceId: string) => {
    let source = bySource.get(sourceId);
    if (!source) {
      source = { facts: [], records: new Map() };
      bySource.set(sourceId, source);
    }
    return source;
  };
  for (const record of records) {
    const source = of(record.sourceId);
    source.facts.push(record.fact);
    source.records.set(record.key, record);
  }
  for (const { sourceId, fact, memory } of plans) {
    if (memory.goneAt === undefined) of(sourceId).facts.push(fact);
  }
  return bySource;
}

/**
 * The last cycle in memory, so that the next one writes only what changed.
 */
export class KeptState {
  readonly #days: Map<string, PlanDay>;
  readonly #tables: Tables;

  private constructor(tables: Tables, days: Map<string, PlanDay>) {
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
    store: BackupsStore,
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
   * @returns what to write, and the state once it is written
   */
  advance(
    next: NextState,
    written: Pick<CycleChanges, 'runs' | 'planDays'>,
  ): { changes: CycleChanges; state: KeptState } {
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

    const planDays = written.planDays.filter(day => {
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
