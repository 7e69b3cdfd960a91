import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import { backupsEstateReadPermission } from 'backstage-plugin-backups-common';

const PLATFORM = 'group:default/platform';

export class OwnersPolicy implements PermissionPolicy {
  async handle(
    request: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const claims = user?.info.ownershipEntityRefs ?? [];
    if (claims.includes(PLATFORM)) return { result: AuthorizeResult.ALLOW };
    if (isPermission(request.permission, backupsEstateReadPermission)) {
      return { result: AuthorizeResult.DENY };
    }
    // backups.read, backups.runbook.read and backups.drill.create are asked
    // of the catalog entity, so the catalog's own conditions work for them.
    if (isResourcePermission(request.permission, 'catalog-entity')) {
      return createCatalogConditionalDecision(
        request.permission,
        catalogConditions.isEntityOwner({ claims }),
      );
    }
    return { result: AuthorizeResult.ALLOW };
  }
}
