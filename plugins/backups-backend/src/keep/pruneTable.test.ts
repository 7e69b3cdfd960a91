import type { Knex } from 'knex';
import { pruneTable } from './pruneTable';
import { sqliteDatabase } from './sqliteDatabase';

describe('pruning a table', () => {
  let knex: Knex;

  beforeEach(async () => {
    knex = sqliteDatabase();
    await knex.schema.createTable('days', table => table.integer('day'));
  });

  afterEach(() => knex.destroy());

  it.each([
    ['what is old', 100, 30, 70],
    ['nothing where nothing is', 100, 0, 100],
    ['the last of a handful', 3, 3, 0],
    ['not most of a history: its clock is wrong', 48, 48, 48],
    ['not most of a history, however short', 8, 6, 8],
    ['half of it', 20, 10, 10],
  ])('deletes %s', async (_, all, before, left) => {
    await knex('days').insert(
      Array.from({ length: all }, (__, day) => ({ day })),
    );
    await pruneTable(knex, 'days', query => query.where('day', '<', before));
    expect(await knex('days').select()).toHaveLength(left);
  });
});
