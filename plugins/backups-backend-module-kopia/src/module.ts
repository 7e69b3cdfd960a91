import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  backupsProvidersExtensionPoint,
  readDestinationPatterns,
} from 'backstage-plugin-backups-node';
import { readKopiaServers } from './config/readKopiaServers';
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
      deps: {
        config: coreServices.rootConfig,
        providers: backupsProvidersExtensionPoint,
      },
      async init({ config, providers }) {
        providers.addProvider(
          createKopiaProvider({
            servers: readKopiaServers(config),
            destinations: readDestinationPatterns(config),
          }),
        );
      },
    });
  },
});
