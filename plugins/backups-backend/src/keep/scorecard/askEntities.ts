import { Knex } from 'knex';
import { escapeLike, patternInList } from './entityRow';
import { judgedEntities } from './judgedEntities';
import { ScorecardFilter, ScorecardQuestion, Visible } from './ScorecardStore';
import { ranksOf } from './verdictRanks';

function isPostgres(knex: Knex): boolean {
  return String(knex.client.config.client).startsWith('pg');
}

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
    isPostgres(knex)
      ? 'ref IN (SELECT jsonb_array_elements_text(?::jsonb))'
      : 'ref IN (SELECT value FROM json_each(?))',
    [JSON.stringify(visible)],
  );
}

/** The entities that a question is about, with their verdicts: see `judgedEntities`. */
export function askEntities(
  knex: Knex,
  { now, visible, filter }: ScorecardQuestion,
): Knex.QueryBuilder {
  const query = onlyVisible(
    knex,
    knex.from(judgedEntities(knex, now)),
    visible,
  );
  const { verdicts, clusters, destinations, text } = filter;
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
