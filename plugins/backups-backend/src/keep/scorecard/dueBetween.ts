import { Knex } from 'knex';
import { DueCounts } from '../chronicle/LevelDocument';
import { askEntities } from './askEntities';
import { ScorecardQuestion, SlaPeriod } from './ScorecardQuestion';

const DAY_MILLISECONDS = 86_400_000;

function daysBetween(since: string, before: string): number {
  return Math.round(
    (Date.parse(before) - Date.parse(since)) / DAY_MILLISECONDS,
  );
}

/**
 * What was due of many entities, see `ScorecardStore.sumDueBetween`. A day of a
 * copy for which nothing is kept was not watched, from its first one on.
 */
export async function sumDueBetween(
  knex: Knex,
  question: ScorecardQuestion,
  { since, before }: SlaPeriod,
): Promise<Map<string, DueCounts>> {
  const rows: {
    ref: string;
    plan_id: string | null;
    made: number | string | null;
    missed: number | string | null;
    days: number | string;
    first_day: string | null;
  }[] = await knex
    .from(askEntities(knex, question).as('asked'))
    .join('entity_levels', 'entity_levels.ref', 'asked.ref')
    .leftJoin('entity_plans', 'entity_plans.ref', 'asked.ref')
    .leftJoin('plan_days', join =>
      join
        .on('plan_days.plan_id', 'entity_plans.plan_id')
        .andOnVal('plan_days.day', '>=', since)
        .andOnVal('plan_days.day', '<', before),
    )
    .groupBy('asked.ref', 'entity_plans.plan_id')
    .select(
      'asked.ref',
      'entity_plans.plan_id',
      knex.raw('SUM(made) AS made'),
      knex.raw('SUM(missed) AS missed'),
      knex.raw('COUNT(plan_days.day) AS days'),
      knex.raw('MIN(plan_days.day) AS first_day'),
    );
  const of = new Map<string, DueCounts>();
  for (const row of rows) {
    const sum = of.get(row.ref) ?? { made: 0, missed: 0, unobserved: 0 };
    const lived =
      row.first_day === null ? 0 : daysBetween(row.first_day, before);
    of.set(row.ref, {
      made: sum.made + Number(row.made ?? 0),
      missed: sum.missed + Number(row.missed ?? 0),
      unobserved: sum.unobserved + Math.max(0, lived - Number(row.days ?? 0)),
    });
  }
  return of;
}
