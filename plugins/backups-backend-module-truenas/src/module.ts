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
import { readTrueNasServers } from './config/readTrueNasServers';
import { createTrueNasProvider } from './createTrueNasProvider';

/**
 * Makes the provider from the configuration, in whichever thread.
 *
 * @public
 */
export function createProvider({
  config,
}: Pick<WorkerContext, 'config'>): BackupsProvider {
  return createTrueNasProvider({
    servers: readTrueNasServers(config),
    destinations: readDestinationPatterns(config),
  });
}

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
        providers.addProvider(createProvider({ config }), {
          workerModule: resolvePackagePath(
            'backstage-plugin-backups-backend-module-truenas',
          ),
        });
      },
    });
  },
});
