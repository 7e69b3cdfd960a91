import { NEVER } from 'backstage-plugin-backups-common';
import { KnownAbsences } from '../judge/KnownAbsences';
import { EntityDocument } from '../keep/documents';

/** @param entities - as the last cycle kept them */
export function knownAbsences(
  entities: readonly EntityDocument[],
): KnownAbsences {
  return {
    unprotectedItems: new Set(
      entities.flatMap(({ items }) =>
        items.filter(item => item.unprotected).map(item => item.key),
      ),
    ),
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
