import { ENTITY_ANNOTATIONS } from 'backstage-plugin-backups-common';
import { Matches } from '../match/Matches';
import { SuspectedDatabase } from '../match/SuspectedDatabase';
import { CatalogEntity } from '../read/catalog/CatalogEntity';

/**
 * @param items - how many items are linked to the entity
 * @returns databases that it may use, the best known first; none where its
 * annotation says which it uses
 */
export function suspectedDatabases(
  { ref, annotations }: CatalogEntity,
  { suggestionsOf, suspectedOf }: Matches,
  items: number,
): SuspectedDatabase[] {
  if (annotations[ENTITY_ANNOTATIONS.databases]) return [];
  const used = suspectedOf.get(ref) ?? [];
  return [
    ...(suggestionsOf.get(ref) ?? []).map(
      ({ item, because }): SuspectedDatabase => ({
        by: 'mention',
        name: item,
        because,
      }),
    ),
    ...used.filter(({ by }) => by === 'host'),
    // Beside data that was found it may be the same.
    ...(items === 0 ? used.filter(({ by }) => by === 'secret') : []),
  ];
}
