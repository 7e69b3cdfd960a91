import {
  LifecycleService,
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { DEMO_CLUSTERS } from '../demoClusters';
import { readDemoMode } from '../catalog/readDemoMode';
import { pushDemoReports } from '../repositories/pushDemoReports';
import { readOrCreateAnchor } from '../files/readOrCreateAnchor';
import { startLoopbackAlerts } from '../alerts/startLoopbackAlerts';
import { FAILING_NASES } from '../nas/demoNases';
import { startDemoNas } from '../nas/startDemoNas';
import { startDemoKubernetes } from './startDemoKubernetes';

const DEFAULT_PORT = 7019;

/**
 * Starts what fails: a NAS of each failure, and a server of alerts that is down.
 *
 * @param options - `firstPort`: the others follow
 */
async function startFailing(options: {
  anchor: Date;
  folder: string;
  firstPort: number;
  lifecycle: LifecycleService;
}): Promise<void> {
  const { anchor, folder, firstPort, lifecycle } = options;
  for (const [index, nas] of FAILING_NASES.entries()) {
    const port = firstPort + index;
    const loopback = await startDemoNas({ anchor, folder, nas, port });
    lifecycle.addShutdownHook(() => loopback.close());
  }
  const alerts = await startLoopbackAlerts({
    anchor,
    port: firstPort + FAILING_NASES.length,
  });
  alerts.setFault('down');
  lifecycle.addShutdownHook(() => alerts.close());
}

/**
 * Keeps the demo homelab alive: with `demo.mode: homelab` it serves the
 * Kubernetes APIs of all clusters, the NASs and the alerts on loopback ports, from
 * before the backups plugin starts until the portal stops. Beside each that works
 * stands one that fails.
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
        discovery: coreServices.discovery,
        lifecycle: coreServices.rootLifecycle,
        logger: coreServices.logger,
      },
      async init({ config, discovery, lifecycle, logger }) {
        if (readDemoMode(config).mode !== 'homelab') return;
        const anchor = await readOrCreateAnchor(
          config.getString('demo.anchorFolder'),
        );
        const port =
          config.getOptionalNumber('demo.kubernetesPort') ?? DEFAULT_PORT;
        const api = await startDemoKubernetes({ anchor, port });
        lifecycle.addShutdownHook(() => api.close());
        const folder = config.getString('demo.anchorFolder');
        const nas = await startDemoNas({
          anchor,
          port: config.getOptionalNumber('demo.nasPort') ?? port + 1,
          folder,
        });
        lifecycle.addShutdownHook(() => nas.close());
        const alerts = await startLoopbackAlerts({
          anchor,
          port: config.getOptionalNumber('demo.alertsPort') ?? port + 2,
        });
        lifecycle.addShutdownHook(() => alerts.close());
        await startFailing({
          anchor,
          folder,
          firstPort: config.getOptionalNumber('demo.failingPorts') ?? port + 3,
          lifecycle,
        });
        lifecycle.addStartupHook(() => {
          const stop = pushDemoReports({ discovery, logger, anchor });
          lifecycle.addShutdownHook(stop);
        });
        logger.info(
          `The demo homelab tells its stories as of ${anchor.toISOString()}`,
          {
            ...Object.fromEntries(
              DEMO_CLUSTERS.map(name => [name, api.url(name)]),
            ),
            citadel: nas.url,
            alerts: alerts.url,
          },
        );
      },
    });
  },
});
