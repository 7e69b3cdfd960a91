import {
  coreServices,
  createBackendModule,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type {
  BackupsProvider,
  WorkerContext,
} from 'backstage-plugin-backups-node';
import { backupsProvidersExtensionPoint } from 'backstage-plugin-backups-node';
import { readAlertServers } from './config/readAlertServers';
import { createPrometheusProvider } from './createPrometheusProvider';

/**
 * Makes the provider from the configuration, in whichever thread.
 *
 * @public
 */
export function createProvider({
  config,
}: Pick<WorkerContext, 'config'>): BackupsProvider {
  return createPrometheusProvider({ servers: readAlertServers(config) });
}

/**
 * Adds alerts to the backups plugin.
 *
 * @public
 */
export const backupsModulePrometheus = createBackendModule({
  pluginId: 'backups',
  moduleId: 'prometheus',
  register(registration) {
    registration.registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: backupsProvidersExtensionPoint,
      },
      async init({ config, providers }) {
        providers.addProvider(createProvider({ config }), {
          workerModule: resolvePackagePath(
            'backstage-plugin-backups-backend-module-prometheus',
          ),
        });
      },
    });
  },
});
