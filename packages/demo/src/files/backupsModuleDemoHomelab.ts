import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { readDemoMode } from '../catalog/readDemoMode';
import { readOrCreateAnchor } from './readOrCreateAnchor';
import { writeManifests } from './writeManifests';

/**
 * Keeps the demo homelab alive: with `demo.mode: homelab` it writes the
 * manifests of both clusters below `demo.manifestsFolder` before the backups
 * plugin starts, and those of home-1 again each minute. home-2 stays as it was
 * three hours before the anchor.
 *
 * @public
 */
export const backupsModuleDemoHomelab = createBackendModule({
  pluginId: 'backups',
  moduleId: 'demo-homelab',
  register(registration) {
    registration.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ config, logger, scheduler }) {
        if (readDemoMode(config).mode !== 'homelab') return;
        const manifestsFolder = config.getString('demo.manifestsFolder');
        const anchor = await readOrCreateAnchor(manifestsFolder);
        const write = (cluster: string) =>
          writeManifests({ manifestsFolder, cluster, now: new Date(), anchor });

        await write('home-1');
        // Always the same files of the same age: writing them again heals a torn start.
        await write('home-2');
        logger.info(
          `The demo homelab tells its stories as of ${anchor.toISOString()}`,
        );
        await scheduler.scheduleTask({
          id: 'backups-demo-homelab',
          scope: 'local',
          frequency: { minutes: 1 },
          initialDelay: { minutes: 1 },
          timeout: { seconds: 30 },
          fn: async () => {
            await write('home-1');
          },
        });
      },
    });
  },
});
