import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { BackupsClient } from 'backstage-plugin-backups-common';
import { registerAskBeforeChange } from './registerAskBeforeChange';
import { registerGetEntityBackups } from './registerGetEntityBackups';
import { registerListNeeds } from './registerListNeeds';

/**
 * Adds the actions `get-entity-backups`, `ask-before-change` and `list-needs` to the backups plugin.
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
        const api = new BackupsClient({ discoveryApi: discovery });
        registerGetEntityBackups({ actions, auth, api });
        registerAskBeforeChange({ actions, auth, api });
        registerListNeeds({ actions, auth, api });
      },
    });
  },
});
