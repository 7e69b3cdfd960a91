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
import { createLonghornProvider } from './createLonghornProvider';

/**
 * Makes the provider from the configuration, in whichever thread.
 *
 * @public
 */
export function createProvider({
  config,
}: Pick<WorkerContext, 'config'>): BackupsProvider {
  return createLonghornProvider({
    timeZone: config.getOptionalString('backups.providers.longhorn.timeZone'),
    destinations: readDestinationPatterns(config),
  });
}

/**
 * Adds Longhorn to the backups plugin.
 *
 * @public
 */
export const backupsModuleLonghorn = createBackendModule({
  pluginId: 'backups',
  moduleId: 'longhorn',
  register(registration) {
    registration.registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: backupsProvidersExtensionPoint,
      },
      async init({ config, providers }) {
        providers.addProvider(createProvider({ config }), {
          workerModule: resolvePackagePath(
            'backstage-plugin-backups-backend-module-longhorn',
          ),
        });
      },
    });
  },
});
