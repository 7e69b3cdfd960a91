import { Verdict } from 'backstage-plugin-backups-common';
import { Knex } from 'knex';
import { askEntities } from './askEntities';
import { isUnfiltered } from './isUnfiltered';
import { ScorecardQuestion } from './ScorecardQuestion';

/** How many entities were of a verdict at the end of a day. */
export interface DayCount {
  /** `2026-11-21`, UTC. */
  day: string;
  verdict: Verdict;
  count: number;
}

/** How many were what at the end of some days, see `ScorecardStore.countDays`. */
export async function countDays(
  knex: Knex,
  question: ScorecardQuestion,
  days: readonly string[],
): Promise<DayCount[]> {
  const filter = { ...question.filter, verdicts: undefined };
  const query = knex('entity_days').whereIn('entity_days.day', days);
  // What has left since counts for those who may see everything.
  if (question.visible !== 'all' || !isUnfiltered(filter)) {
    query.join(
      askEntities(knex, { ...question, filter }).as('asked'),
      'asked.ref',
      'entity_days.ref',
    );
  }
  const rows: { day: string; verdict: Verdict; entities: number | string }[] =
    await query
      .groupBy('entity_days.day', 'entity_days.verdict')
      .select(
        'entity_days.day',
        'entity_days.verdict',
        knex.raw('COUNT(*) AS entities'),
      );
  return rows.map(({ day, verdict, entities }) => ({
    day,
    verdict,
    count: Number(entities),
  }));
}
