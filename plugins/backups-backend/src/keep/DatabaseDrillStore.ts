import { DrillOutcome, isoToInstant } from 'backstage-plugin-backups-common';
import { Knex } from 'knex';
import { raiseVersion } from './versions';
import { DrillStore, NewDrill, ProvenItem, StoredDrill } from './DrillStore';

interface DrillRow {
  id: number | string;
  body: string;
}

function drillOf({ id, body }: DrillRow): StoredDrill {
  return { ...(JSON.parse(body) as NewDrill), id: String(id) };
}

/**
 * Keeps drills in SQLite or PostgreSQL, in the database that
 * `DatabaseBackupsStore` has migrated.
 */
export class DatabaseDrillStore implements DrillStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async addDrill(drill: NewDrill): Promise<StoredDrill> {
    const { report } = drill;
    return this.#knex.transaction(async transaction => {
      const [row] = await transaction('drills')
        .insert({
          entity_ref: drill.entityRef,
          item_key: report.itemKey,
          outcome: report.outcome,
          finished_at: isoToInstant(report.finishedAt),
          reported_at: drill.reportedAt,
          reported_by: drill.reportedBy,
          body: JSON.stringify(drill),
        })
        .returning(['id', 'body']);
      await raiseVersion(transaction, 'drills');
      return drillOf(row);
    });
  }

  async getDrills(entityRef: string, limit: number): Promise<StoredDrill[]> {
    const rows = await this.#knex<DrillRow & { entity_ref: string }>('drills')
      .where({ entity_ref: entityRef })
      .orderBy('finished_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .select('id', 'body');
    return rows.map(drillOf);
  }

  async getProvenItems(since: number): Promise<ProvenItem[]> {
    const rows: { item_key: string; finished_at: number | string }[] =
      await this.#knex('drills')
        .where({ outcome: 'proven' })
        .andWhere('finished_at', '>=', since)
        .groupBy('item_key')
        .orderBy('item_key')
        .select('item_key')
        .max({ finished_at: 'finished_at' });
    return rows.map(row => ({
      itemKey: row.item_key,
      finishedAt: Number(row.finished_at),
    }));
  }

  async getLastProven(itemKeys: readonly string[]): Promise<StoredDrill[]> {
    return this.#newestOf(itemKeys, { outcome: 'proven' });
  }

  async getLastDrills(itemKeys: readonly string[]): Promise<StoredDrill[]> {
    return this.#newestOf(itemKeys, {});
  }

  async #newestOf(
    itemKeys: readonly string[],
    which: { outcome?: DrillOutcome },
  ): Promise<StoredDrill[]> {
    if (itemKeys.length === 0) return [];
    const newest = this.#knex('drills')
      .where(which)
      .whereIn('item_key', [...itemKeys])
      .groupBy('item_key')
      .select('item_key')
      .max({ finished_at: 'finished_at' })
      .as('newest');
    const rows: DrillRow[] = await this.#knex('drills')
      .join(newest, join =>
        join
          .on('drills.item_key', 'newest.item_key')
          .andOn('drills.finished_at', 'newest.finished_at'),
      )
      .where(which)
      .orderBy('drills.id')
      .select('drills.id', 'drills.body');
    // Of two that ended in the same second the later report.
    return [
      ...new Map(
        rows.map(drillOf).map(drill => [drill.report.itemKey, drill]),
      ).values(),
    ];
  }
}
