import { Knex } from 'knex';
import { isSqlite } from '../isSqlite';

/**
 * The table `entities` for questions about all of it. SQLite is told to read
 * the index that a migration made for lists: by the declared lengths of its
 * columns it thinks the table no larger, and reads every body instead.
 */
export function entitiesInLists(knex: Knex): Knex.Raw {
  return knex.raw(
    isSqlite(knex) ? 'entities INDEXED BY entities_lists' : 'entities',
  );
}
