import {
  coreServices,
  createBackendModule,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type {
  BackupsProvider,
  WorkerContext,
} from 'backstage-plugin-backups-node';
import {
  backupsProvidersExtensionPoint,
  readDestinationPatterns,
} from 'backstage-plugin-backups-node';
import { readKopiaServers } from './config/readKopiaServers';
import { createKopiaProvider } from './createKopiaProvider';

/**
 * Makes the provider from the configuration, in whichever thread.
 *
 * @public
 */
export function createProvider({
  config,
}: Pick<WorkerContext, 'config'>): BackupsProvider {
  return createKopiaProvider({
    servers: readKopiaServers(config),
    destinations: readDestinationPatterns(config),
  });
}

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
        providers.addProvider(createProvider({ config }), {
          workerModule: resolvePackagePath(
            'backstage-plugin-backups-backend-module-kopia',
          ),
        });
      },
    });
  },
});
