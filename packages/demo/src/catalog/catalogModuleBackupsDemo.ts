import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { readManifestFolder } from '../files/readManifestFolder';
import { DemoEntityProvider } from './DemoEntityProvider';
import { demoEntities } from './demoEntities';
import { readDemoMode } from './readDemoMode';
import { trialEntities } from './trialEntities';

/**
 * Fills the catalog: with the demo's homelab and company (`demo.mode: homelab`), or with the
 * apps found in a folder of manifests (`demo.mode: trial`, `demo.folder`).
 *
 * @public
 */
export const catalogModuleBackupsDemo = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'backups-demo',
  register(registration) {
    registration.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ catalog, config, logger, scheduler }) {
        const demo = readDemoMode(config);
        if (demo.mode === 'off') return;
        const provider = DemoEntityProvider.create({
          source: demo.mode,
          logger,
          load: async () =>
            demo.mode === 'homelab'
              ? demoEntities()
              : trialEntities(
                  demo.entities
                    ? []
                    : await readManifestFolder(demo.folder, logger),
                  demo.entities,
                ),
        });
        catalog.addEntityProvider(provider);
        if (demo.mode === 'homelab') return;
        // The folder is somebody's own: what they add should appear by itself.
        await scheduler.scheduleTask({
          id: 'backups-demo-trial-components',
          scope: 'local',
          frequency: { minutes: 1 },
          initialDelay: { minutes: 1 },
          timeout: { seconds: 50 },
          fn: () => provider.refresh(),
        });
      },
    });
  },
});
