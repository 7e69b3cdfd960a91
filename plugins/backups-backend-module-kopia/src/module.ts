import { createBackendModule } from '@backstage/backend-plugin-api';
import { backupsProvidersExtensionPoint } from 'backstage-plugin-backups-node';
import { createKopiaProvider } from './createKopiaProvider';

/**
 * Adds Kopia to the backups plugin.
 *
 * @public
 */
export const backupsModuleKopia = createBackendModule({
  pluginId: 'backups',
  moduleId: 'kopia',
  register(registration) {
    registration.registerInit({
      deps: { providers: backupsProvidersExtensionPoint },
      async init({ providers }) {
        providers.addProvider(createKopiaProvider());
      },
    });
  },
});
