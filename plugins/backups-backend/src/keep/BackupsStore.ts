import { EntityThresholds, dayOf } from 'backstage-plugin-backups-common';
import { pruneTable } from './pruneTable';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import {
  EntityDocument,
  FactRecord,
  PlanDay,
  PlanDocument,
  UnlinkedDocument,
} from './documents';
import { SourceRecord } from '../read/SourceRecord';
import { lockFence } from './lockFence';
import { inTurns, pagesOf } from './turns';
import { CycleChanges, writeChanges } from './CycleChanges';
import { readVersion } from './versions';
import {
  PlanDayRow,
  RunRow,
  StoredRun,
  planDayOfRow,
  runOfRow,
} from './historyRows';

/** What is known from earlier cycles. */
export interface KeptEstate {
  sources: SourceRecord[];
  facts: FactRecord[];
  plans: PlanDocument[];
  entities: EntityDocument[];
  unlinked: UnlinkedDocument[];
}

/** What tells an entity's verdict at any instant. */
export interface EntityThresholdsRow {
  ref: string;
  thresholds: EntityThresholds;
  /** Sources without which nothing can be said about it. */
  sourceIds: string[];
}

/** SQLite takes 999 parameters in old builds. */
const CHUNK = 200;

/** Bodies that are read and parsed in one go. */
const PAGE = 500;

interface BodyRow {
  body: string;
}

interface FactRow extends BodyRow {
  source_id: string;
  key: string;
}

function parseBodies<T>(rows: BodyRow[]): T[] {
  return rows.map(row => JSON.parse(row.body) as T);
}

/** Keeps plans and entities, for any number of readers and one writer. */
export class BackupsStore {
  readonly #knex: Knex;

  /** @param knex - a migrated database, see {@link BackupsStore.create} */
  constructor(knex: Knex) {
    this.#knex = knex;
  }

  static async create(options: {
    knex: Knex;
    skipMigrations?: boolean;
  }): Promise<BackupsStore> {
    if (!options.skipMigrations) {
      await options.knex.migrate.latest({
        directory: resolvePackagePath(
          'backstage-plugin-backups-backend',
          'migrations',
        ),
      });
    }
    return new BackupsStore(options.knex);
  }

  /**
   * Announces a new cycle; older ones may not write from here on.
   *
   * @returns the fence to commit with
   */
  async beginCycle(): Promise<number> {
    return this.#knex.transaction(async transaction => {
      await transaction('fence').where({ id: 1 }).increment('value', 1);
      const row = await transaction('fence').where({ id: 1 }).first();
      return Number(row.value);
    });
  }

  async load(): Promise<KeptEstate> {
    const sources = await this.getSources();
    const facts: FactRecord[] = [];
    for await (const rows of this.#factRows()) {
      for (const { source_id: sourceId, key, body } of rows) {
        facts.push({ sourceId, key, fact: JSON.parse(body) });
      }
    }
    return {
      sources,
      facts,
      plans: await this.#loadBodies<PlanDocument>('plans', 'id'),
      entities: await this.#loadBodies<EntityDocument>('entities', 'ref'),
      unlinked: await this.getUnlinked(),
    };
  }

  /** @param key - the primary key */
  async #loadBodies<T>(table: string, key: string): Promise<T[]> {
    const bodies: T[] = [];
    const read = (after?: Record<string, string>) => {
      const query = this.#knex(table)
        .select(key, 'body')
        .orderBy(key)
        .limit(PAGE);
      return after ? query.where(key, '>', after[key]) : query;
    };
    for await (const rows of pagesOf<Record<string, string>>(read, PAGE)) {
      for (const { body } of rows) bodies.push(JSON.parse(body));
    }
    return bodies;
  }

  #factRows(): AsyncGenerator<FactRow[]> {
    return pagesOf<FactRow>(after => {
      const query = this.#knex<FactRow>('facts')
        .select('source_id', 'key', 'body')
        .orderBy(['source_id', 'key'])
        .limit(PAGE);
      if (after) {
        query.whereRaw('(source_id, key) > (?, ?)', [
          after.source_id,
          after.key,
        ]);
      }
      return query as unknown as Promise<FactRow[]>;
    }, PAGE);
  }

  /**
   * Writes a cycle as a whole.
   *
   * @throws ConflictError when a newer cycle has begun
   */
  async commit(fence: number, changes: CycleChanges): Promise<void> {
    await this.#knex.transaction(async transaction => {
      await lockFence(transaction, fence);
      await writeChanges(transaction, changes);
    });
  }

  /** Removes runs and days older than an instant, epoch seconds. */
  async prune(before: number): Promise<void> {
    const day = dayOf(before);
    await pruneTable(this.#knex, 'runs', query =>
      query.where('seen_at', '<', before),
    );
    await pruneTable(this.#knex, 'plan_days', query =>
      query.where('day', '<', day),
    );
  }

  /** As long as it is the same, nothing that is kept has changed. */
  getVersion(): Promise<string> {
    return readVersion(this.#knex);
  }

  async getEntity(ref: string): Promise<EntityDocument | undefined> {
    const row = await this.#knex<BodyRow & { ref: string }>('entities')
      .where({ ref })
      .first('body');
    return row ? (JSON.parse(row.body) as EntityDocument) : undefined;
  }

  /** Thresholds of every entity, without its body. */
  async getEntityThresholds(): Promise<EntityThresholdsRow[]> {
    const rows = await this.#knex('entities')
      .orderBy('ref')
      .select(
        'ref',
        'at_risk_at',
        'unknown_at',
        'attention_at',
        'exempt_until',
        'items',
        'source_ids',
      );
    return rows.map(row => ({
      ref: row.ref,
      thresholds: {
        atRiskAt: Number(row.at_risk_at),
        unknownAt: Number(row.unknown_at),
        attentionAt: Number(row.attention_at),
        exemptUntil: Number(row.exempt_until),
        items: Number(row.items),
      },
      sourceIds: JSON.parse(row.source_ids),
    }));
  }

  async getPlans(ids: readonly string[]): Promise<PlanDocument[]> {
    const plans: PlanDocument[] = [];
    for await (const chunk of inTurns(ids, CHUNK)) {
      const rows = await this.#knex<BodyRow & { id: string }>('plans')
        .whereIn('id', chunk)
        .select('body');
      plans.push(...parseBodies<PlanDocument>(rows));
    }
    return plans;
  }

  async getSources(): Promise<SourceRecord[]> {
    return parseBodies<SourceRecord>(
      await this.#knex<BodyRow & { id: string }>('sources')
        .orderBy('id')
        .select('body'),
    );
  }

  async getPlanDays(ids: readonly string[], since: string): Promise<PlanDay[]> {
    const days: PlanDay[] = [];
    for await (const chunk of inTurns(ids, CHUNK)) {
      const rows = await this.#knex<PlanDayRow>('plan_days')
        .whereIn('plan_id', chunk)
        .andWhere('day', '>=', since)
        .select(
          'plan_id',
          'day',
          'result',
          'made',
          'missed',
          'failed',
          'missed_at',
        );
      days.push(...rows.map(planDayOfRow));
    }
    return days;
  }

  /** Newest first. */
  async getRuns(
    planId: string,
    options: { beforeId?: number; limit: number },
  ): Promise<StoredRun[]> {
    const query = this.#knex<RunRow>('runs')
      .where({ plan_id: planId })
      .orderBy('id', 'desc')
      .limit(options.limit);
    if (options.beforeId !== undefined) {
      query.andWhere('id', '<', options.beforeId);
    }
    const rows = await query;
    return rows.map(runOfRow);
  }

  async getUnlinked(): Promise<UnlinkedDocument[]> {
    return parseBodies<UnlinkedDocument>(
      await this.#knex<BodyRow & { key: string }>('unlinked_items')
        .orderBy('key')
        .select('body'),
    );
  }
}
