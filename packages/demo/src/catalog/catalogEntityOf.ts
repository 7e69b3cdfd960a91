import { Entity, RELATION_DEPENDS_ON } from '@backstage/catalog-model';
import { projectEntity } from 'backstage-plugin-backups-backend/testUtils';
import type { CatalogEntity } from 'backstage-plugin-backups-backend/testUtils';

/**
 * @returns an entity as the backend sees it, without a catalog that processes
 * it: what it depends on stands in its spec, not yet in relations
 */
export function catalogEntityOf(entity: Entity): CatalogEntity {
  const dependsOn = entity.spec?.dependsOn;
  return projectEntity({
    ...entity,
    relations: (Array.isArray(dependsOn) ? dependsOn : []).map(target => ({
      type: RELATION_DEPENDS_ON,
      targetRef: String(target),
    })),
  });
}
