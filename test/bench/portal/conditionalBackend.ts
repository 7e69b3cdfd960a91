// A backend whose users may see what a condition allows: what the permission
// backend decides entity by entity, and never at once for all.
import { createBackend } from '@backstage/backend-defaults';
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  AuthorizeResult,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { catalogModuleBackupsDemo } from 'backups-demo';

const conditionalPolicy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'conditional-policy',
  register(registration) {
    registration.registerInit({
      deps: { policies: policyExtensionPoint },
      async init({ policies }) {
        policies.setPolicy({
          handle: async ({ permission }) =>
            isResourcePermission(permission, 'catalog-entity')
              ? createCatalogConditionalDecision(
                  permission,
                  catalogConditions.isEntityKind({ kinds: ['component'] }),
                )
              : { result: AuthorizeResult.ALLOW },
        });
      },
    });
  },
});

const backend = createBackend();
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(conditionalPolicy);
// Without it the catalog forgets what it once brought.
backend.add(catalogModuleBackupsDemo);
backend.add(import('backstage-plugin-backups-backend'));
// All that the demo's configuration names.
backend.add(import('backstage-plugin-backups-backend-module-kopia'));
backend.add(import('backstage-plugin-backups-backend-module-pgbackrest'));
backend.add(import('backstage-plugin-backups-backend-module-volsync'));
backend.add(import('backstage-plugin-backups-backend-module-prometheus'));
backend.add(import('backstage-plugin-backups-backend-module-truenas'));
backend.start();
