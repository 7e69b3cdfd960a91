import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { BackupsClient } from 'backstage-plugin-backups-common';
import { readLabelsConfig } from './config/readLabelsConfig';
import { LabelsEntityProvider } from './provider/LabelsEntityProvider';

/**
 * Offers components for apps that the backups plugin knows by labels and that
 * no entity stands for. Off until `catalog.providers.backups` says who owns them.
 *
 * @public
 */
export const catalogModuleBackups = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'backups',
  register(registration) {
    registration.registerInit({
      deps: {
        processing: catalogProcessingExtensionPoint,
        catalog: catalogServiceRef,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init(services) {
        const { processing, catalog, auth, logger, scheduler } = services;
        const config = readLabelsConfig(services.config);
        if (!config) return;
        processing.addEntityProvider(
          new LabelsEntityProvider({
            config,
            api: new BackupsClient({ discoveryApi: services.discovery }),
            catalog,
            auth,
            logger,
            schedule: scheduler.createScheduledTaskRunner(config.schedule),
          }),
        );
      },
    });
  },
});
