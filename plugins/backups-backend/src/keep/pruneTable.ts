import { Knex } from 'knex';
import { deleteInTurns } from './turns';

/** Of a handful of rows nobody can tell whether they are most of a history. */
const HANDFUL = 4;

/**
 * Deletes what is too old, unless that is most of what there is: then it is not
 * the history that is old, but the clock that is wrong, and what is deleted never
 * comes back. A history that was really left alone for so long is pruned once
 * there is more of it.
 *
 * @param isOld - adds what rows are too old to a query
 */
export async function pruneTable(
  knex: Knex,
  table: string,
  isOld: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<void> {
  const count = async (query: Knex.QueryBuilder): Promise<number> => {
    const [row] = await query.count({ rows: '*' });
    return Number(row.rows);
  };
  const old = await count(isOld(knex(table)));
  if (old === 0) return;
  if (old > HANDFUL && 2 * old > (await count(knex(table)))) return;
  await deleteInTurns(knex, table, isOld);
}
