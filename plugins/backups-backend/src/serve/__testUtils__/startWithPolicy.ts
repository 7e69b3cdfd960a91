import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { permissionsRegistryServiceFactory } from '@backstage/backend-defaults/permissionsRegistry';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogBackend from '@backstage/plugin-catalog-backend';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import permissionBackend from '@backstage/plugin-permission-backend';
import { PermissionPolicy } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { JsonObject } from '@backstage/types';
import tapedeckModule from '../../__testUtils__/tapedeck';
import { backupsPlugin } from '../../plugin';

/**
 * The mocked tokens, with what they leave out of the real ones: a plugin that
 * asks on behalf of a user is named beside the user.
 */
const authServiceFactory = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory({ plugin }) {
    const auth = mockServices.auth({
      pluginId: plugin.getId(),
      disableDefaultAuthPolicy: false,
    });
    const authenticate = auth.authenticate.bind(auth);
    auth.authenticate = async (token, options) => {
      const credentials = await authenticate(token, options);
      return token.startsWith('mock-service-token:') &&
        auth.isPrincipal(credentials, 'user')
        ? mockCredentials.user(credentials.principal.userEntityRef, {
            actor: { subject: 'plugin:somebody' },
          })
        : credentials;
    };
    return auth;
  },
});

/**
 * Starts the plugin beside the real catalog and the real permission backend.
 *
 * @param options - `backups`: the configuration; `entities`: of the catalog
 */
export async function startWithPolicy(options: {
  backups: JsonObject;
  policy: PermissionPolicy;
  entities: Entity[];
}) {
  return startTestBackend({
    features: [
      backupsPlugin,
      tapedeckModule,
      catalogBackend,
      permissionBackend,
      authServiceFactory,
      httpAuthServiceFactory,
      permissionsServiceFactory,
      permissionsRegistryServiceFactory,
      mockServices.rootConfig.factory({
        data: { backups: options.backups, permission: { enabled: true } },
      }),
      createBackendModule({
        pluginId: 'permission',
        moduleId: 'test-policy',
        register(registration) {
          registration.registerInit({
            deps: { extension: policyExtensionPoint },
            init: async ({ extension }) => extension.setPolicy(options.policy),
          });
        },
      }),
      createBackendModule({
        pluginId: 'catalog',
        moduleId: 'test-entities',
        register(registration) {
          registration.registerInit({
            deps: { catalog: catalogProcessingExtensionPoint },
            init: async ({ catalog }) =>
              catalog.addEntityProvider({
                getProviderName: () => 'test',
                connect: connection =>
                  connection.applyMutation({
                    type: 'full',
                    entities: options.entities.map(entity => ({ entity })),
                  }),
              }),
          });
        },
      }),
    ],
  });
}
