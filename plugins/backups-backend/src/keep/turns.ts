import { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import { isSqlite } from './isSqlite';

/** A statement that deletes this many rows takes a few milliseconds. */
const DELETED_AT_ONCE = 2000;

/**
 * Hands out a list in pieces, and lets everything else that waits in this
 * process have its turn in between. SQLite answers at once, so that awaiting
 * its statements alone never returns to the event loop.
 *
 * @param size - of a piece
 */
export async function* inTurns<T>(
  values: readonly T[],
  size: number,
): AsyncGenerator<T[]> {
  for (let start = 0; start < values.length; start += size) {
    if (start > 0) await setImmediate();
    yield values.slice(start, start + size);
  }
}

/**
 * Reads a table page by page, with a turn for everything else in between.
 *
 * @param read - the page that follows a row; rows have to be in the order of a
 * unique key
 * @param size - of a page: a shorter one is the last
 */
export async function* pagesOf<T>(
  read: (after: T | undefined) => Promise<T[]>,
  size: number,
): AsyncGenerator<T[]> {
  let last: T | undefined;
  for (;;) {
    const page = await read(last);
    if (page.length > 0) yield page;
    if (page.length < size) return;
    last = page[page.length - 1];
    await setImmediate();
  }
}

/**
 * Deletes rows by the thousand, with a turn for everything else in between.
 *
 * @param choose - which rows, for instance `query => query.where('day', '<', day)`
 * @returns how many were deleted
 */
export async function deleteInTurns(
  knex: Knex,
  table: string,
  choose: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<number> {
  // Where a row is, as each database calls it: that finds it fastest.
  const place = isSqlite(knex) ? 'rowid' : 'ctid';
  let deleted = 0;
  for (;;) {
    const chosen = choose(knex(table))
      .select(knex.raw(place))
      .limit(DELETED_AT_ONCE);
    const count = await knex(table)
      .whereIn(knex.raw(place) as unknown as string, chosen)
      .delete();
    deleted += count;
    if (count < DELETED_AT_ONCE) return deleted;
    await setImmediate();
  }
}
