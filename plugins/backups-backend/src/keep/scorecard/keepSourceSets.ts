import { Knex } from 'knex';
import { EntityDocument } from '../documents';
import { sourceSetId } from './sourceSetId';

/** Makes sure that the sets of sources that entities refer to are there. */
export async function keepSourceSets(
  transaction: Knex,
  entities: readonly EntityDocument[],
): Promise<void> {
  const sets = new Map<string, readonly string[]>();
  for (const { sourceIds } of entities) {
    sets.set(sourceSetId(sourceIds), sourceIds);
  }
  for (const [setId, sourceIds] of sets) {
    if (sourceIds.length === 0) continue;
    await transaction('source_sets')
      .insert(sourceIds.map(id => ({ set_id: setId, source_id: id })))
      .onConflict(['set_id', 'source_id'])
      .ignore();
  }
}
