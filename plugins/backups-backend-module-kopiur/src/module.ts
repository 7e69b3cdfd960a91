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
import { createKopiurProvider } from './createKopiurProvider';

/**
 * Makes the provider from the configuration, in whichever thread.
 *
 * @public
 */
export function createProvider({
  config,
}: Pick<WorkerContext, 'config'>): BackupsProvider {
  return createKopiurProvider({
    timeZone: config.getOptionalString('backups.providers.kopiur.timeZone'),
    destinations: readDestinationPatterns(config),
  });
}

/**
 * Adds Kopiur to the backups plugin.
 *
 * @public
 */
export const backupsModuleKopiur = createBackendModule({
  pluginId: 'backups',
  moduleId: 'kopiur',
  register(registration) {
    registration.registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: backupsProvidersExtensionPoint,
      },
      async init({ config, providers }) {
        providers.addProvider(createProvider({ config }), {
          workerModule: resolvePackagePath(
            'backstage-plugin-backups-backend-module-kopiur',
          ),
        });
      },
    });
  },
});
