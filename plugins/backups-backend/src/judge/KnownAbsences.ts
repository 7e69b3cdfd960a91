import { NEVER } from 'backstage-plugin-backups-common';
import { EntityDocument } from '../keep/documents';

/**
 * What earlier cycles found missing on complete scans. A source that does not
 * answer takes none of it back.
 */
export interface KnownAbsences {
  /** Keys of items that nothing copied. */
  unprotectedItems: ReadonlySet<string>;
  /** References of entities that had no item. */
  emptyEntities: ReadonlySet<string>;
}

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
