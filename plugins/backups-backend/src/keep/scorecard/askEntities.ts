import { Knex } from 'knex';
import { isSqlite } from '../isSqlite';
import { escapeLike, patternInList } from './entityRow';
import { judgedEntities } from './judgedEntities';
import {
  ScorecardFilter,
  ScorecardQuestion,
  Visible,
} from './ScorecardQuestion';
import { ranksOf } from './verdictRanks';

/**
 * Leaves of a table with a column `ref` what may be seen. One parameter,
 * however many references there are.
 */
export function onlyVisible(
  knex: Knex,
  query: Knex.QueryBuilder,
  visible: Visible,
): Knex.QueryBuilder {
  if (visible === 'all') return query;
  return query.whereRaw(
    isSqlite(knex)
      ? 'ref IN (SELECT value FROM json_each(?))'
      : 'ref IN (SELECT jsonb_array_elements_text(?::jsonb))',
    [JSON.stringify(visible)],
  );
}

/**
 * The entities that a question is about, with their verdicts: see `judgedEntities`.
 *
 * @param options - `levels`: columns of levels are asked for, too
 */
export function askEntities(
  knex: Knex,
  { now, visible, filter }: ScorecardQuestion,
  options: { levels?: boolean } = {},
): Knex.QueryBuilder {
  const levels =
    options.levels === true ||
    filter.levels !== undefined ||
    filter.missedRules !== undefined;
  const query = onlyVisible(
    knex,
    knex.from(judgedEntities(knex, { now, levels })),
    visible,
  );
  const { verdicts, refs, clusters, destinations, text } = filter;
  if (refs) onlyVisible(knex, query, refs);
  if (verdicts) query.whereIn('verdict_rank', verdicts.flatMap(ranksOf));
  const columns = [
    ['kind', 'kinds'],
    ['owner', 'owners'],
    ['system', 'systems'],
    ['tier', 'tiers'],
    ['lifecycle', 'lifecycles'],
  ] as const satisfies [string, keyof ScorecardFilter][];
  for (const [column, name] of columns) {
    const values = filter[name];
    if (values) query.whereIn(column, values);
  }
  for (const [column, values] of [
    ['clusters', clusters],
    ['destinations', destinations],
  ] as const) {
    if (!values) continue;
    query.where(any => {
      any.whereRaw('1 = 0');
      for (const value of values) {
        any.orWhereRaw(`${column} LIKE ? ESCAPE '\\'`, [patternInList(value)]);
      }
    });
  }
  if (filter.levels) query.whereIn('level', filter.levels);
  for (const rule of filter.missedRules ?? []) {
    query.whereIn(`rule_${rule.replaceAll('-', '_')}`, [0, 2]);
  }
  if (text) {
    query.whereRaw(`sort_name LIKE ? ESCAPE '\\'`, [
      `%${escapeLike(text.toLocaleLowerCase('en-US'))}%`,
    ]);
  }
  return query;
}
