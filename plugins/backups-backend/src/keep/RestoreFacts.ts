import {
  ItemFact,
  RefillFact,
  RestoreFact,
  RestoreTestFact,
} from 'backstage-plugin-backups-node';
import { Knex } from 'knex';

/** SQLite takes 999 parameters in old builds. */
const CHUNK = 500;

/** Reads single facts, as they were said at the last complete reading. */
export class RestoreFacts {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** All of them; one that several clusters mount comes more than once. */
  async getItems(): Promise<ItemFact[]> {
    const rows: { body: string }[] = await this.#knex('facts')
      .where('key', 'like', 'item/%')
      .orderBy(['source_id', 'key'])
      .select('body');
    return rows.map(({ body }) => JSON.parse(body) as ItemFact);
  }

  /** @param keys - of items; those that no source tells are left out */
  async getItemFacts(keys: readonly string[]): Promise<Map<string, ItemFact>> {
    const rows: { body: string }[] = [];
    for (let from = 0; from < keys.length; from += CHUNK) {
      const chunk = keys.slice(from, from + CHUNK).map(key => `item/${key}`);
      rows.push(
        ...(await this.#knex('facts')
          .whereIn('key', chunk)
          .orderBy('source_id')
          .select('body')),
      );
    }
    const items = new Map<string, ItemFact>();
    for (const { body } of rows) {
      const item = JSON.parse(body) as ItemFact;
      const known = items.get(item.key);
      // One export that several clusters mount is one item.
      items.set(
        item.key,
        known
          ? { ...known, mountedBy: [...known.mountedBy, ...item.mountedBy] }
          : item,
      );
    }
    return items;
  }

  /** What fills items that are made again, by their keys or aliases; and who told. */
  async getRefills(
    keys: readonly string[],
  ): Promise<{ sourceId: string; fact: RefillFact }[]> {
    const rows: { source_id: string; body: string }[] = await this.#knex(
      'facts',
    )
      .whereIn(
        'key',
        keys.map(key => `refill/${key}`),
      )
      .orderBy(['source_id', 'key'])
      .select('source_id', 'body');
    return rows.map(({ source_id: sourceId, body }) => ({
      sourceId,
      fact: JSON.parse(body) as RefillFact,
    }));
  }

  /** Tests of restores that some sources tell of; and who told. */
  async getRestoreTests(
    sourceIds: readonly string[],
  ): Promise<{ sourceId: string; fact: RestoreTestFact }[]> {
    const rows: { source_id: string; body: string }[] = await this.#knex(
      'facts',
    )
      .whereIn('source_id', [...sourceIds])
      .andWhere('key', 'like', 'restore-test/%')
      .orderBy(['source_id', 'key'])
      .select('source_id', 'body');
    return rows.map(({ source_id: sourceId, body }) => ({
      sourceId,
      fact: JSON.parse(body) as RestoreTestFact,
    }));
  }

  /** Restores that some sources tell of. */
  async getRestores(sourceIds: readonly string[]): Promise<RestoreFact[]> {
    const rows: { body: string }[] = await this.#knex('facts')
      .whereIn('source_id', [...sourceIds])
      .andWhere('key', 'like', 'restore/%')
      .orderBy(['source_id', 'key'])
      .select('body');
    return rows.map(({ body }) => JSON.parse(body) as RestoreFact);
  }
}
