import createKnex, { Knex } from 'knex';

/**
 * Opens a SQLite database of its own, for everything that runs without a portal.
 * It has one connection: a second one to `:memory:` would be another database.
 *
 * @param filename - absolute; absent: it is kept in memory and ends with
 * `destroy()`
 */
export function sqliteDatabase(filename = ':memory:'): Knex {
  return createKnex({
    client: 'better-sqlite3',
    connection: { filename },
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
}
