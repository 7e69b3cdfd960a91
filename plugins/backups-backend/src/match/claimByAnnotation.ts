import {
  ENTITY_ANNOTATIONS,
  OBJECT_ANNOTATIONS,
} from 'backstage-plugin-backups-common';
import { CatalogEntity } from '../read/catalog/CatalogEntity';
import { Claims } from './Claims';
import { NamedItems } from './NamedItems';
import { normalizeRef } from './normalizeRef';

/** Items that an entity names itself: `[cluster/]namespace/name`, comma separated. */
export function claimByEntityAnnotation(
  entity: CatalogEntity,
  items: NamedItems,
  claims: Claims,
): void {
  const value = entity.annotations[ENTITY_ANNOTATIONS.items];
  if (!value) return;
  const named = new Set(
    value.split(',').flatMap(part => items.called(part.trim())),
  );
  for (const { key } of named) {
    claims.add(key, {
      entityRef: entity.ref,
      level: 'annotation',
      because: `The entity names it in annotation ${ENTITY_ANNOTATIONS.items}.`,
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
    because: `${object()} names the entity in annotation ${
      OBJECT_ANNOTATIONS.entity
    }.`,
    shareable: true,
  });
}
