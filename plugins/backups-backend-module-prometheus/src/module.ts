import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { backupsProvidersExtensionPoint } from 'backstage-plugin-backups-node';
import { readAlertServers } from './config/readAlertServers';
import { createPrometheusProvider } from './createPrometheusProvider';

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
        providers.addProvider(
          createPrometheusProvider({ servers: readAlertServers(config) }),
        );
      },
    });
  },
});
