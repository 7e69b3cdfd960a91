import {
  DrillOutcome,
  DrillReport,
  isoToInstant,
} from 'backstage-plugin-backups-common';
import { Knex } from 'knex';
import { FailedDrill } from '../judge/failedRestores';
import { raiseVersion } from './versions';

/** Instants are epoch seconds. */

/** A drill as it is to be kept. */
export interface NewDrill {
  entityRef: string;
  /** What was restored, as it was called then. */
  item: string;
  destination: string;
  /** User or service that reports it. */
  reportedBy: string;
  reportedAt: number;
  report: DrillReport;
}

/** A drill as it is kept. */
export interface StoredDrill extends NewDrill {
  id: string;
}

/** The last drill that proved that an item comes back. */
export interface ProvenItem {
  itemKey: string;
  finishedAt: number;
}

interface DrillRow {
  id: number | string;
  body: string;
}

function drillOf({ id, body }: DrillRow): StoredDrill {
  return { ...(JSON.parse(body) as NewDrill), id: String(id) };
}

/** Keeps restores that were really tried. Nothing is ever removed. */
export class DrillStore {
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

  /** Newest first. */
  async getDrills(entityRef: string, limit: number): Promise<StoredDrill[]> {
    const rows = await this.#knex<DrillRow & { entity_ref: string }>('drills')
      .where({ entity_ref: entityRef })
      .orderBy('finished_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .select('id', 'body');
    return rows.map(drillOf);
  }

  /**
   * What was proven, for levels and scorecards: of each item the newest drill
   * that ended well.
   *
   * @param since - epoch seconds
   */
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

  /** The newest successful drill of each item, whichever entity recorded it. */
  async getLastProven(itemKeys: readonly string[]): Promise<StoredDrill[]> {
    return this.#newestOfItems(itemKeys, { outcome: 'proven' });
  }

  /** Of each of these items the newest drill, however it ended and whosever it was. */
  async getLastDrills(itemKeys: readonly string[]): Promise<StoredDrill[]> {
    return this.#newestOfItems(itemKeys, {});
  }

  /**
   * What did not come back when it was last tried, for judging: of each item the
   * last drill, where that failed.
   */
  async getFailedItems(): Promise<FailedDrill[]> {
    const everFailed = this.#knex('drills')
      .where({ outcome: 'failed' })
      .distinct('item_key');
    const last = await this.#newestOf(everFailed, {});
    return last
      .filter(({ report }) => report.outcome === 'failed')
      .map(({ destination, report }) => ({
        itemKey: report.itemKey,
        destination,
        finishedAt: isoToInstant(report.finishedAt),
      }));
  }

  async #newestOfItems(
    itemKeys: readonly string[],
    which: { outcome?: DrillOutcome },
  ): Promise<StoredDrill[]> {
    if (itemKeys.length === 0) return [];
    const ofItems = this.#knex('drills').whereIn('item_key', [...itemKeys]);
    return this.#newestOf(ofItems.select('item_key'), which);
  }

  /** @param items - selects keys of items */
  async #newestOf(
    items: Knex.QueryBuilder,
    which: { outcome?: DrillOutcome },
  ): Promise<StoredDrill[]> {
    const newest = this.#knex('drills')
      .where(which)
      .whereIn('item_key', items)
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
