import { LEVEL_RULES, NEVER } from 'backstage-plugin-backups-common';
import { Knex } from 'knex';
import { entitiesInLists } from './entitiesInLists';

/**
 * The clock and the currency of each set of sources: what is only in dumps is
 * judged as of the newest of them.
 */
const READABILITY = `(
  SELECT set_id,
    MIN(COALESCE(sources.current_until, 0)) AS current_until,
    CASE WHEN MIN(COALESCE(sources.is_dump, 0)) = 1
      THEN MAX(sources.read_at) ELSE :now END AS clock
  FROM source_sets LEFT JOIN sources ON sources.id = source_sets.source_id
  GROUP BY set_id
) AS readability`;

/** Made of what was due in 30 days, in thousandths of a percent; 999999: nothing was due. */
const SLA = `CASE
  WHEN COALESCE(entity_levels.made_30 + entity_levels.missed_30, 0) = 0 THEN 999999
  ELSE (100000 * entity_levels.made_30) / (entity_levels.made_30 + entity_levels.missed_30)
END AS sla`;

/** `verdictAt`, in SQL: the numbers are places in `VERDICT_OF_RANK`. */
const RANK = `CASE
  WHEN items > 0 AND judged_at < exempt_until THEN 5
  WHEN judged_at >= at_risk_at THEN 0
  WHEN clock > current_until OR judged_at >= unknown_at THEN
    CASE WHEN clock >= at_risk_at THEN 1 ELSE 2 END
  WHEN judged_at >= attention_at THEN 3
  WHEN items > 0 THEN 4
  ELSE 6
END`;

/**
 * What is known of levels. What has none is not exposed, and nothing was
 * promised of it.
 */
function levelColumns(knex: Knex): (string | Knex.Raw)[] {
  return [
    ...LEVEL_RULES.map(
      rule => `entity_levels.rule_${rule.replaceAll('-', '_')}`,
    ),
    'entity_levels.made_30',
    'entity_levels.missed_30',
    knex.raw('COALESCE(entity_levels.level, 9) AS level'),
    knex.raw(SLA),
    knex.raw('COALESCE(entity_levels.drilled_at, 0) AS drilled_at'),
  ];
}

/**
 * Every entity with its verdict at an instant.
 *
 * @param options - `now`: epoch seconds; `levels`: with what is known of levels,
 * which costs a look into another table for each entity
 * @returns a table `judged`: the columns of `entities` without what is long, and
 * `judged_at`, `verdict_rank`; with levels also `level`, `sla`, `drilled_at`
 */
export function judgedEntities(
  knex: Knex,
  { now, levels }: { now: number; levels: boolean },
): Knex.QueryBuilder {
  const timed = knex
    .from(entitiesInLists(knex))
    .leftJoin(
      knex.raw(READABILITY, { now }),
      'readability.set_id',
      'entities.source_set',
    )
    .select(
      'entities.ref',
      'at_risk_at',
      'unknown_at',
      'attention_at',
      'exempt_until',
      'unprotected_at',
      'items',
      'source_set',
      'kind',
      'sort_name',
      'owner',
      'system',
      'tier',
      'lifecycle',
      'clusters',
      'destinations',
      'size_bytes',
      'newest_copy_at',
      knex.raw('COALESCE(readability.clock, ?) AS clock', [now]),
      // It needs no source, so it is always current.
      knex.raw('COALESCE(readability.current_until, ?) AS current_until', [
        NEVER,
      ]),
    )
    .as('timed');
  if (levels) {
    timed
      .leftJoin('entity_levels', 'entity_levels.ref', 'entities.ref')
      .select(...levelColumns(knex));
  }
  const dated = knex
    .from(timed)
    .select(
      'timed.*',
      knex.raw(
        'CASE WHEN current_until < clock THEN current_until ELSE clock END AS judged_at',
      ),
    )
    .as('dated');
  return knex
    .from(dated)
    .select('dated.*', knex.raw(`${RANK} AS verdict_rank`))
    .as('judged');
}
