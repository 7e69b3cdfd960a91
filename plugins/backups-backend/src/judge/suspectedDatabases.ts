import { ENTITY_ANNOTATIONS } from 'backstage-plugin-backups-common';
import { Matches } from '../match/Matches';
import { SuspectedDatabase } from '../match/SuspectedDatabase';
import { CatalogEntity } from '../read/catalog/CatalogEntity';

/**
 * @param items - how many items are linked to the entity
 * @returns databases that it may use, the best known first; where its
 * annotation says which it uses, only those of them that were not found
 */
export function suspectedDatabases(
  { ref, annotations }: CatalogEntity,
  { suggestionsOf, suspectedOf }: Matches,
  items: number,
): SuspectedDatabase[] {
  const used = suspectedOf.get(ref) ?? [];
  const named = used.filter(({ by }) => by === 'annotation');
  if (annotations[ENTITY_ANNOTATIONS.databases]) return named;
  return [
    ...named,
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
