import { NEVER } from 'backstage-plugin-backups-common';
import { KnownAbsences } from '../judge/KnownAbsences';
import { EntityDocument } from './documents';

/**
 * @param entities - as the last cycle kept them
 * @param uncovered - keys of items that the last cycle found unprotected,
 * whoever they belong to
 */
export function knownAbsences(
  entities: readonly EntityDocument[],
  uncovered: readonly string[] = [],
): KnownAbsences {
  return {
    unprotectedItems: new Set([
      ...uncovered,
      ...entities.flatMap(({ items }) =>
        items.filter(item => item.unprotected).map(item => item.key),
      ),
    ]),
    emptyEntities: new Set(
      entities
        .filter(
          ({ items, thresholds }) =>
            items.length === 0 && thresholds.unknownAt === NEVER,
        )
        .map(({ ref }) => ref),
    ),
  };
}
