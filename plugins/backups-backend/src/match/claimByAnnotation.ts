import {
  ENTITY_ANNOTATIONS,
  OBJECT_ANNOTATIONS,
} from 'backstage-plugin-backups-common';
import { CatalogEntity } from '../read/catalog/CatalogEntity';
import { Claims } from './Claims';
import { itemsNamedBy } from './namedByAnnotation';
import { NamedItems } from './NamedItems';
import { normalizeRef } from './normalizeRef';

/** Items that an entity names itself. */
export function claimByEntityAnnotation(
  entity: CatalogEntity,
  items: NamedItems,
  claims: Claims,
): void {
  const named = new Set(
    itemsNamedBy(entity).flatMap(name => items.called(name)),
  );
  for (const { key } of named) {
    claims.add(key, {
      entityRef: entity.ref,
      level: 'annotation',
      because: {
        by: 'entity-annotation',
        annotation: ENTITY_ANNOTATIONS.items,
      },
      shareable: true,
      selfDeclared: true,
    });
  }
}

/** The entity that an object names by an annotation of its own. */
export function claimByObjectAnnotation(
  itemKey: string,
  annotations: Record<string, string>,
  object: () => string,
  entities: ReadonlyMap<string, CatalogEntity>,
  claims: Claims,
): void {
  const value = annotations[OBJECT_ANNOTATIONS.entity];
  if (!value) return;
  const ref = normalizeRef(value);
  if (!entities.has(ref)) return;
  claims.add(itemKey, {
    entityRef: ref,
    level: 'annotation',
    because: {
      by: 'object-annotation',
      object: object(),
      annotation: OBJECT_ANNOTATIONS.entity,
    },
    shareable: true,
  });
}
