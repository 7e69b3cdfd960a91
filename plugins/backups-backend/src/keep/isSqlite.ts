import { Knex } from 'knex';

/** @returns whether a database is SQLite; else it is PostgreSQL */
export function isSqlite(knex: Knex): boolean {
  return String(knex.client.config.client).includes('sqlite');
}
