import { Knex } from 'knex';
import { DueCounts, SLA_DAYS } from '../chronicle/LevelDocument';
import { askEntities } from './askEntities';
import { ScorecardQuestion, SlaPeriod } from './ScorecardQuestion';

/** What was due of some entities. */
export interface SummedDue extends DueCounts {
  entities: number;
}

/** A day of a plan on which something was missed. */
export interface MissedDay {
  ref: string;
  title: string;
  planId: string;
  day: string;
  made: number;
  missed: number;
  /** When these were due, epoch seconds; empty: kept before that was known. */
  missedAt: readonly number[];
}

/** An entity that was judged once and is no more. */
export interface DepartedEntity {
  ref: string;
  title: string;
  owner?: string;
  goneOn: string;
  made: number;
  missed: number;
}

/** What was due of many entities, see `ScorecardStore.sumDue`. */
export async function sumDue(
  knex: Knex,
  question: ScorecardQuestion,
  days: (typeof SLA_DAYS)[number],
): Promise<SummedDue> {
  const [row] = await knex
    .from(askEntities(knex, question).as('asked'))
    .join('entity_levels', 'entity_levels.ref', 'asked.ref')
    .select(
      knex.raw('COUNT(*) AS entities'),
      knex.raw(`SUM(entity_levels.made_${days}) AS made`),
      knex.raw(`SUM(entity_levels.missed_${days}) AS missed`),
      knex.raw(`SUM(entity_levels.unobserved_${days}) AS unobserved`),
    );
  return {
    entities: Number(row.entities),
    made: Number(row.made ?? 0),
    missed: Number(row.missed ?? 0),
    unobserved: Number(row.unobserved ?? 0),
  };
}

/** Days with missed slots, see `ScorecardStore.listMissed`. */
export async function listMissed(
  knex: Knex,
  question: ScorecardQuestion,
  { since, before }: SlaPeriod,
  limit: number,
): Promise<{ missed: MissedDay[]; more: number }> {
  const found = () =>
    knex
      .from(askEntities(knex, question).as('asked'))
      .join('entity_plans', 'entity_plans.ref', 'asked.ref')
      .join('plan_days', 'plan_days.plan_id', 'entity_plans.plan_id')
      .where('plan_days.missed', '>', 0)
      .andWhere('plan_days.day', '>=', since)
      .andWhere('plan_days.day', '<', before);
  const rows: {
    ref: string;
    title: string;
    plan_id: string;
    day: string;
    made: number;
    missed: number;
    missed_at: string;
  }[] = await found()
    .orderBy('plan_days.day', 'desc')
    .orderBy('plan_days.missed', 'desc')
    .orderBy('asked.ref')
    .orderBy('plan_days.plan_id')
    .limit(limit)
    .select(
      'asked.ref',
      'asked.sort_name as title',
      'plan_days.plan_id',
      'plan_days.day',
      'plan_days.made',
      'plan_days.missed',
      'plan_days.missed_at',
    );
  const [{ count }] = await found().count({ count: '*' });
  return {
    missed: rows.map(({ plan_id, missed_at, ...row }) => ({
      ...row,
      planId: plan_id,
      missedAt: JSON.parse(missed_at),
    })),
    more: Number(count) - rows.length,
  };
}

/** Who was there in the period and is no more, see `ScorecardStore.listDeparted`. */
export async function listDeparted(
  knex: Knex,
  { since, before }: SlaPeriod,
): Promise<DepartedEntity[]> {
  const rows: Record<string, string | number | null>[] = await knex(
    'departed_entities',
  )
    .leftJoin('entity_plans', 'entity_plans.ref', 'departed_entities.ref')
    .leftJoin('plan_days', join =>
      join
        .on('plan_days.plan_id', 'entity_plans.plan_id')
        .andOnVal('plan_days.day', '>=', since)
        .andOnVal('plan_days.day', '<', before)
        // What was made of the copy afterwards was promised to nobody.
        .andOn('plan_days.day', '<', 'departed_entities.gone_on'),
    )
    .where('departed_entities.gone_on', '>=', since)
    .groupBy(
      'departed_entities.ref',
      'departed_entities.title',
      'departed_entities.owner',
      'departed_entities.gone_on',
    )
    .orderBy('departed_entities.gone_on', 'desc')
    .orderBy('departed_entities.ref')
    .select(
      'departed_entities.ref',
      'departed_entities.title',
      'departed_entities.owner',
      'departed_entities.gone_on',
      knex.raw('SUM(plan_days.made) AS made'),
      knex.raw('SUM(plan_days.missed) AS missed'),
    );
  return rows.map(row => ({
    ref: String(row.ref),
    title: String(row.title),
    owner: row.owner ? String(row.owner) : undefined,
    goneOn: String(row.gone_on),
    made: Number(row.made ?? 0),
    missed: Number(row.missed ?? 0),
  }));
}
