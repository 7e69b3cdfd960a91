import type {
  BackupsProvider,
  RemoteSource,
} from 'backstage-plugin-backups-node';
import type { AlertServer } from './config/AlertServer';
import { alertFindings } from './observe/alertFindings';
import { declaredAlerts } from './observe/declaredAlerts';
import { readAlerts } from './read/readAlerts';
import { PROMETHEUS_RULES } from './read/resources';

/**
 * Settings of the Prometheus provider.
 *
 * @public
 */
export interface PrometheusProviderOptions {
  servers: readonly AlertServer[];
  /** When a reading is made. Default: the wall clock. */
  clock?: () => Date;
}

function remoteOf(server: AlertServer, clock: () => Date): RemoteSource {
  return {
    id: server.name,
    title: 'Alerts',
    intervalSeconds: server.intervalSeconds,
    deadlineSeconds: server.deadlineSeconds,
    enriches: [server.cluster],
    async read({ signal }) {
      const { alerts, misread } = await readAlerts(server, signal);
      return {
        readAt: clock(),
        facts: alertFindings(alerts, server.cluster),
        issues:
          misread > 0
            ? [
                {
                  where: server.name,
                  message: `${misread} of its alerts could not be understood`,
                },
              ]
            : [],
      };
    },
  };
}

/**
 * Makes the provider that reads alerts about backups: declared ones from
 * PrometheusRules, firing ones from Prometheus or Alertmanager. It copies
 * nothing and changes no verdict.
 *
 * @public
 */
export function createPrometheusProvider(
  options: PrometheusProviderOptions,
): BackupsProvider {
  const { servers, clock = () => new Date() } = options;
  return {
    id: 'prometheus',
    title: 'Alert rules',
    configKeys: ['servers'],
    resources: [PROMETHEUS_RULES],
    apiGroups: [PROMETHEUS_RULES.group],
    observeCluster: declaredAlerts,
    remotes: servers.map(server => remoteOf(server, clock)),
  };
}
