import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { BackupsClient } from 'backstage-plugin-backups-common';
import { registerGetEntityBackups } from './registerGetEntityBackups';

/**
 * Adds the action `get-entity-backups` to the backups plugin.
 *
 * @public
 */
export const backupsModuleActions = createBackendModule({
  pluginId: 'backups',
  moduleId: 'actions',
  register(registration) {
    registration.registerInit({
      deps: {
        actions: actionsRegistryServiceRef,
        auth: coreServices.auth,
        discovery: coreServices.discovery,
      },
      async init({ actions, auth, discovery }) {
        registerGetEntityBackups({
          actions,
          auth,
          api: new BackupsClient({ discoveryApi: discovery }),
        });
      },
    });
  },
});
