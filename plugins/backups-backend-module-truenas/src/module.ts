import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  backupsProvidersExtensionPoint,
  readDestinationPatterns,
} from 'backstage-plugin-backups-node';
import { readTrueNasServers } from './config/readTrueNasServers';
import { createTrueNasProvider } from './createTrueNasProvider';

/**
 * Adds TrueNAS Cloud Sync to the backups plugin.
 *
 * @public
 */
export const backupsModuleTrueNas = createBackendModule({
  pluginId: 'backups',
  moduleId: 'truenas',
  register(registration) {
    registration.registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: backupsProvidersExtensionPoint,
      },
      async init({ config, providers }) {
        providers.addProvider(
          createTrueNasProvider({
            servers: readTrueNasServers(config),
            destinations: readDestinationPatterns(config),
          }),
        );
      },
    });
  },
});
