import { Knex } from 'knex';
import { SourceRecord } from '../read/SourceRecord';
import {
  EntityDocument,
  FactRecord,
  PlanDay,
  PlanDocument,
  RunRecord,
  UnlinkedDocument,
} from './documents';
import { rowOfPlanDay, rowOfRun } from './historyRows';
import { entityRow } from './scorecard/entityRow';
import { keepSourceSets } from './scorecard/keepSourceSets';
import { inTurns } from './turns';

/** SQLite takes 999 parameters in old builds; a fact has three columns. */
const CHUNK = 200;

/** Rows to write and rows to remove, by key. */
export interface RowChanges<T> {
  upserts: T[];
  /** Primary keys. */
  removals: string[];
}

/** What one cycle changes. What did not change is not in it. */
export interface CycleChanges {
  sources: RowChanges<SourceRecord>;
  facts: {
    upserts: FactRecord[];
    removals: { sourceId: string; key: string }[];
  };
  plans: RowChanges<PlanDocument>;
  entities: RowChanges<EntityDocument>;
  unlinked: RowChanges<UnlinkedDocument>;
  runs: RunRecord[];
  planDays: PlanDay[];
}

/** Writes what a cycle changed, in a transaction that holds the fence. */
export async function writeChanges(
  transaction: Knex.Transaction,
  changes: CycleChanges,
): Promise<void> {
  // Bodies are made chunk by chunk: all at once they fill the memory.
  const replace = async <T>(
    table: string,
    key: string,
    { upserts, removals }: RowChanges<T>,
    rowOf: (value: T) => object,
  ) => {
    for await (const chunk of inTurns(removals, CHUNK)) {
      await transaction(table).whereIn(key, chunk).delete();
    }
    for await (const chunk of inTurns(upserts, CHUNK)) {
      await transaction(table).insert(chunk.map(rowOf)).onConflict(key).merge();
    }
  };

  await replace('sources', 'id', changes.sources, source => ({
    id: source.id,
    read_at: source.readAt,
    current_until: source.currentUntil,
    is_dump: source.mode === 'dump' ? 1 : 0,
    body: JSON.stringify(source),
  }));
  for await (const chunk of inTurns(changes.facts.removals, CHUNK)) {
    for (const { sourceId, key } of chunk) {
      await transaction('facts').where({ source_id: sourceId, key }).delete();
    }
  }
  for await (const chunk of inTurns(changes.facts.upserts, CHUNK)) {
    await transaction('facts')
      .insert(
        chunk.map(({ sourceId, key, fact }) => ({
          source_id: sourceId,
          key,
          body: JSON.stringify(fact),
        })),
      )
      .onConflict(['source_id', 'key'])
      .merge();
  }
  await replace('plans', 'id', changes.plans, plan => ({
    id: plan.id,
    source_id: plan.sourceId,
    body: JSON.stringify(plan),
  }));
  await keepSourceSets(transaction, changes.entities.upserts);
  await replace('entities', 'ref', changes.entities, entityRow);
  await replace('unlinked_items', 'key', changes.unlinked, item => ({
    key: item.key,
    body: JSON.stringify(item),
  }));
  for await (const chunk of inTurns(changes.runs, CHUNK)) {
    await transaction('runs').insert(chunk.map(rowOfRun));
  }
  for await (const chunk of inTurns(changes.planDays, CHUNK)) {
    await transaction('plan_days')
      .insert(chunk.map(rowOfPlanDay))
      .onConflict(['plan_id', 'day'])
      .merge();
  }
}
