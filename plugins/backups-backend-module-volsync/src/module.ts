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
import type { StorageRule } from './observe/storageFindings';
import { createVolSyncProvider } from './createVolSyncProvider';

/**
 * Makes the provider from the configuration, in whichever thread.
 *
 * @public
 */
export function createProvider({
  config,
}: Pick<WorkerContext, 'config'>): BackupsProvider {
  return createVolSyncProvider({
    timeZone: config.getOptionalString('backups.providers.volsync.timeZone'),
    destinations: readDestinationPatterns(config),
    // The provider refuses names that are no rules.
    ignoredStorageRules: config.getOptionalStringArray(
      'backups.providers.volsync.ignoredStorageRules',
    ) as StorageRule[] | undefined,
  });
}

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
        providers.addProvider(createProvider({ config }), {
          workerModule: resolvePackagePath(
            'backstage-plugin-backups-backend-module-volsync',
          ),
        });
      },
    });
  },
});
