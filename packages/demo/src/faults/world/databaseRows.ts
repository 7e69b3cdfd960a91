import { Knex } from 'knex';

/** Everything in a database, by table. */
export type DatabaseRows = Record<string, Record<string, unknown>[]>;

/** SQLite takes 999 parameters in old builds. */
const CHUNK = 50;

async function tablesOf(knex: Knex): Promise<string[]> {
  const tables = await knex<{ name: string; type: string }>('sqlite_master')
    .where({ type: 'table' })
    .orderBy('name')
    .select('name');
  return tables
    .map(({ name }) => name)
    .filter(name => !/^(sqlite|knex)_/.test(name));
}

/** @returns every row of every table of the store in an SQLite database */
export async function readRows(knex: Knex): Promise<DatabaseRows> {
  const rows: DatabaseRows = {};
  for (const table of await tablesOf(knex)) {
    rows[table] = await knex(table).select('*');
  }
  return rows;
}

/** Puts rows in place of whatever an SQLite database holds. */
export async function writeRows(knex: Knex, rows: DatabaseRows): Promise<void> {
  for (const table of await tablesOf(knex)) {
    await knex(table).delete();
    const all = rows[table] ?? [];
    for (let start = 0; start < all.length; start += CHUNK) {
      await knex(table).insert(all.slice(start, start + CHUNK));
    }
  }
}
