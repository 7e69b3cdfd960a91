import { Knex } from 'knex';
import { BackupsStore } from '../keep/BackupsStore';
import { CycleChanges } from '../keep/CycleChanges';
import { cycleChanges } from './documents';

/**
 * Keeps one cycle, as the first one of a database.
 *
 * @returns the fence that the cycle holds
 */
export async function keepCycle(
  knex: Knex,
  changes: Partial<CycleChanges>,
): Promise<number> {
  const store = await BackupsStore.create({ knex });
  const fence = await store.beginCycle();
  await store.commit(fence, cycleChanges(changes));
  return fence;
}
