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
import { createPgBackRestProvider } from './createPgBackRestProvider';

/**
 * Makes the provider from the configuration, in whichever thread.
 *
 * @public
 */
export function createProvider({
  config,
}: Pick<WorkerContext, 'config'>): BackupsProvider {
  return createPgBackRestProvider({
    timeZone: config.getOptionalString('backups.providers.pgbackrest.timeZone'),
    destinations: readDestinationPatterns(config),
    // The backend itself checks what stands there.
    storageClasses: config.getOptional('backups.storage.classes'),
  });
}

/**
 * Adds CloudNativePG with pgBackRest or barman to the backups plugin.
 *
 * @public
 */
export const backupsModulePgBackRest = createBackendModule({
  pluginId: 'backups',
  moduleId: 'pgbackrest',
  register(registration) {
    registration.registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: backupsProvidersExtensionPoint,
      },
      async init({ config, providers }) {
        providers.addProvider(createProvider({ config }), {
          workerModule: resolvePackagePath(
            'backstage-plugin-backups-backend-module-pgbackrest',
          ),
        });
      },
    });
  },
});
