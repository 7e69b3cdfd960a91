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
import { createVeleroProvider } from './createVeleroProvider';

/**
 * Makes the provider from the configuration, in whichever thread.
 *
 * @public
 */
export function createProvider({
  config,
}: Pick<WorkerContext, 'config'>): BackupsProvider {
  return createVeleroProvider({
    timeZone: config.getOptionalString('backups.providers.velero.timeZone'),
    ownRepositoryPassword: config.getOptionalBoolean(
      'backups.providers.velero.ownRepositoryPassword',
    ),
    destinations: readDestinationPatterns(config),
    // The backend itself checks what stands there.
    storageClasses: config.getOptional('backups.storage.classes'),
  });
}

/**
 * Adds Velero to the backups plugin.
 *
 * @public
 */
export const backupsModuleVelero = createBackendModule({
  pluginId: 'backups',
  moduleId: 'velero',
  register(registration) {
    registration.registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: backupsProvidersExtensionPoint,
      },
      async init({ config, providers }) {
        providers.addProvider(createProvider({ config }), {
          workerModule: resolvePackagePath(
            'backstage-plugin-backups-backend-module-velero',
          ),
        });
      },
    });
  },
});
