import { Entity } from '@backstage/catalog-model';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  RESOURCE_TYPE_CATALOG_ENTITY,
  catalogEntityReadPermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import { PermissionPolicy } from '@backstage/plugin-permission-node';
import { componentEntity } from '../../__testUtils__/startBackups';

/** Runs the platform. */
export const SAM = 'user:default/sam';

const HIDDEN = 'example.com/hidden';

/** Owners see the backups of what is theirs, and only Sam sees what is hidden. */
export const ownersPolicy: PermissionPolicy = {
  async handle({ permission }, user) {
    const own = user?.info.ownershipEntityRefs ?? [];
    if (own.includes(SAM)) return { result: AuthorizeResult.ALLOW };
    if (isPermission(permission, catalogEntityReadPermission)) {
      return createCatalogConditionalDecision(permission, {
        not: catalogConditions.hasAnnotation({ annotation: HIDDEN }),
      });
    }
    return isResourcePermission(permission, RESOURCE_TYPE_CATALOG_ENTITY)
      ? createCatalogConditionalDecision(
          permission,
          catalogConditions.isEntityOwner({ claims: own }),
        )
      : { result: AuthorizeResult.DENY };
  },
};

/** A component as a real catalog takes it. */
export function ownedEntity(
  name: string,
  owner: string,
  hidden: boolean,
): Entity {
  const entity = componentEntity(name);
  const location = 'url:https://example.com/catalog';
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: {
        'backstage.io/managed-by-location': location,
        'backstage.io/managed-by-origin-location': location,
        ...(hidden && { [HIDDEN]: 'true' }),
      },
    },
    spec: { ...entity.spec, owner },
  };
}
