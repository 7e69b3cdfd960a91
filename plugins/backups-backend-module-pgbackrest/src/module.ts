import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  backupsProvidersExtensionPoint,
  readDestinationPatterns,
} from 'backstage-plugin-backups-node';
import { createPgBackRestProvider } from './createPgBackRestProvider';

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
        providers.addProvider(
          createPgBackRestProvider({
            timeZone: config.getOptionalString(
              'backups.providers.pgbackrest.timeZone',
            ),
            destinations: readDestinationPatterns(config),
            // The backend itself checks what stands there.
            storageClasses: config.getOptional('backups.storage.classes'),
          }),
        );
      },
    });
  },
});
