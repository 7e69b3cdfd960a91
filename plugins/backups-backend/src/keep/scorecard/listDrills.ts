import { Knex } from 'knex';
import { NewDrill, StoredDrill } from '../DrillStore';
import { askEntities } from './askEntities';
import { ScorecardQuestion, SlaPeriod } from './ScorecardQuestion';

/** A drill, and what its entity is called. */
export interface EntityDrill extends StoredDrill {
  title: string;
}

/** @returns epoch seconds */
function startOf(day: string): number {
  return Date.parse(day) / 1000;
}

/** Drills of many entities, see `ScorecardStore.listDrills`. */
export async function listDrills(
  knex: Knex,
  question: ScorecardQuestion,
  limit: number,
  period?: SlaPeriod,
): Promise<{ drills: EntityDrill[]; more: number }> {
  const asked = () =>
    knex
      .from(askEntities(knex, question).as('asked'))
      .join('drills', 'drills.entity_ref', 'asked.ref')
      .modify(query => {
        if (!period) return;
        query
          .where('drills.finished_at', '>=', startOf(period.since))
          .where('drills.finished_at', '<', startOf(period.before));
      });
  const rows: { id: number | string; body: string; title: string }[] =
    await asked()
      .orderBy('drills.finished_at', 'desc')
      .orderBy('drills.id', 'desc')
      .limit(limit)
      .select('drills.id', 'drills.body', 'asked.sort_name as title');
  const [{ count }] = await asked().count({ count: '*' });
  return {
    drills: rows.map(({ id, body, title }) => ({
      ...(JSON.parse(body) as NewDrill),
      id: String(id),
      title,
    })),
    more: Number(count) - rows.length,
  };
}
