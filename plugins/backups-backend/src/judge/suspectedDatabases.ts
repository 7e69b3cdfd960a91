import { ENTITY_ANNOTATIONS } from 'backstage-plugin-backups-common';
import { ItemFact, describeObject } from 'backstage-plugin-backups-node';
import { Matches } from '../match/Matches';
import { SuspectedDatabase } from '../match/SuspectedDatabase';
import { CatalogEntity } from '../read/catalog/CatalogEntity';

/**
 * Where a Secret or a ConfigMap hides the address of a database, data that was
 * found beside it may be that database: what another workload serves, or a
 * database cluster. What the workload itself writes is none.
 */
function mayBeFound(
  suspected: SuspectedDatabase,
  items: readonly ItemFact[],
): boolean {
  if (suspected.by !== 'secret' && suspected.by !== 'config-map') return false;
  if (suspected.variable === undefined) return items.length > 0;
  return items.some(
    ({ mountedBy }) =>
      !mountedBy.some(
        workload => describeObject(workload) === suspected.workload,
      ),
  );
}

/**
 * @param items - that are linked to the entity
 * @returns databases that it may use, the best known first; where its
 * annotation says which it uses, only those of them that were not found
 */
export function suspectedDatabases(
  { ref, annotations }: CatalogEntity,
  { suggestionsOf, suspectedOf }: Matches,
  items: readonly ItemFact[],
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
    ...used.filter(
      suspected =>
        (suspected.by === 'secret' || suspected.by === 'config-map') &&
        !mayBeFound(suspected, items),
    ),
  ];
}
