import createKnex, { Knex } from 'knex';
import { isSqlite } from '../../keep/isSqlite';

/** One statement at a time, and one to spare. */
const CONNECTIONS = 2;

/** How a thread of its own reaches the plugin's database. Nothing in it is a function. */
export interface ThreadDatabase {
  kind: 'sqlite' | 'postgres';
  connection: Knex.Config['connection'];
  searchPath?: Knex.Config['searchPath'];
}

/** Whether something can be sent to another thread. */
function isPlain(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}

/**
 * Says how another thread would open the same database. A file of SQLite is put
 * into WAL mode, so that readers of one connection do not wait for the writer of
 * the other (SQLite documentation, Write-Ahead Logging).
 *
 * @returns a sentence where it cannot: nobody else sees a database in memory,
 * and a connection may be made by a function
 */
export async function threadDatabaseOf(
  knex: Knex,
): Promise<ThreadDatabase | string> {
  const { connection, searchPath } = knex.client.config as Knex.Config;
  if (!isSqlite(knex)) {
    return typeof connection === 'function' || !isPlain(connection)
      ? 'The connection to its database is made by a function.'
      : { kind: 'postgres', connection, searchPath };
  }
  const filename =
    typeof connection === 'string'
      ? connection
      : (connection as { filename?: unknown } | undefined)?.filename;
  if (
    typeof filename !== 'string' ||
    filename === '' ||
    filename.includes(':memory:')
  ) {
    return 'Its database is in memory, where no other thread sees it.';
  }
  const [{ journal_mode: mode }] = await knex.raw('PRAGMA journal_mode = WAL');
  return mode === 'wal'
    ? { kind: 'sqlite', connection: { filename } }
    : 'Its SQLite file cannot be in WAL mode, so that two threads would wait for each other.';
}

/** Opens the database in another thread. Destroy it afterwards. */
export function openThreadDatabase(database: ThreadDatabase): Knex {
  const { kind, connection, searchPath } = database;
  return kind === 'sqlite'
    ? createKnex({
        client: 'better-sqlite3',
        connection,
        useNullAsDefault: true,
        pool: { min: 1, max: 1 },
      })
    : createKnex({
        client: 'pg',
        connection,
        searchPath,
        useNullAsDefault: true,
        pool: { min: 0, max: CONNECTIONS },
      });
}
