import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  backupsProvidersExtensionPoint,
  readDestinationPatterns,
} from 'backstage-plugin-backups-node';
import type { StorageRule } from './observe/storageFindings';
import { createVolSyncProvider } from './createVolSyncProvider';

/**
 * Adds VolSync to the backups plugin.
 *
 * @public
 */
export const backupsModuleVolSync = createBackendModule({
  pluginId: 'backups',
  moduleId: 'volsync',
  register(registration) {
    registration.registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: backupsProvidersExtensionPoint,
      },
      async init({ config, providers }) {
        providers.addProvider(
          createVolSyncProvider({
            timeZone: config.getOptionalString(
              'backups.providers.volsync.timeZone',
            ),
            destinations: readDestinationPatterns(config),
            // The provider refuses names that are no rules.
            ignoredStorageRules: config.getOptionalStringArray(
              'backups.providers.volsync.ignoredStorageRules',
            ) as StorageRule[] | undefined,
          }),
        );
      },
    });
  },
});
