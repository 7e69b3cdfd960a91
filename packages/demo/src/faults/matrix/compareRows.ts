import type { DatabaseRows } from '../world/databaseRows';
import type { Column, Deviation } from './Deviation';

/** What a day counts, and what it may never count less of. */
const COUNTED = ['made', 'missed', 'failed'] as const;

function keyed(
  rows: DatabaseRows[string] | undefined,
  ...columns: string[]
): Map<string, Record<string, unknown>> {
  return new Map(
    (rows ?? []).map(row => [
      columns.map(column => String(row[column])).join(' '),
      row,
    ]),
  );
}

/**
 * @param columnOf - the state of a plan when the fault began, by its id
 * @returns plans, runs and days that were known when a fault began, and no longer are
 */
export function compareRows(
  before: DatabaseRows,
  after: DatabaseRows,
  columnOf: (planId: string) => Column,
): Deviation[] {
  const deviations: Deviation[] = [];
  const lose = (planId: string, subject: string, detail: string) =>
    deviations.push({
      measure: 'lost knowledge',
      column: columnOf(planId),
      subject,
      detail,
    });

  const plans = keyed(after.plans, 'id');
  for (const id of keyed(before.plans, 'id').keys()) {
    if (!plans.has(id)) lose(id, `plan ${id}`, 'no longer kept');
  }
  const runs = keyed(after.runs, 'id');
  for (const [id, run] of keyed(before.runs, 'id')) {
    if (JSON.stringify(runs.get(id)) !== JSON.stringify(run)) {
      lose(String(run.plan_id), `run ${id}`, 'no longer kept as it was');
    }
  }
  const days = keyed(after.plan_days, 'plan_id', 'day');
  for (const [key, day] of keyed(before.plan_days, 'plan_id', 'day')) {
    const now = days.get(key);
    if (
      !now ||
      COUNTED.some(count => Number(now[count]) < Number(day[count]))
    ) {
      lose(String(day.plan_id), `day ${key}`, 'counts less than it did');
    }
  }
  return deviations;
}
