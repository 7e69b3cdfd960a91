import { estateOf } from 'backups-demo';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Portal, eventually, startPortal } from './Portal';

/** The cluster as the Kubernetes plugin and the history call it. */
export const CLUSTER = 'estate';

function writeConfig(folder: string, clusterUrl: string): string {
  const config = join(folder, 'app-config.yaml');
  // JSON is YAML.
  writeFileSync(
    config,
    JSON.stringify({
      backend: {
        database: { connection: { directory: join(folder, 'database') } },
      },
      // Nothing else should be busy while requests are measured.
      catalog: { processingInterval: { hours: 24 } },
      demo: { mode: 'trial', folder: join(folder, 'manifests') },
      kubernetes: {
        serviceLocatorMethod: { type: 'multiTenant' },
        clusterLocatorMethods: [
          {
            type: 'config',
            clusters: [
              {
                name: CLUSTER,
                url: clusterUrl,
                authProvider: 'serviceAccount',
                serviceAccountToken: 'of-the-benchmark',
                skipTLSVerify: true,
                skipMetricsLookup: true,
              },
            ],
          },
        ],
      },
      backups: {
        interval: '1 hour',
        folders: [],
        kubernetes: { enabled: true },
      },
    }),
  );
  return config;
}

function writeWorkloads(folder: string, plans: number): void {
  mkdirSync(folder);
  const items = estateOf({ plans, now: new Date() }).filter(
    ({ kind }) => kind === 'Deployment',
  );
  writeFileSync(
    join(folder, 'deployments.json'),
    JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
  );
}

/**
 * Starts a portal over a cluster, with components from its labels, and waits
 * until the catalog is full and each of the named apps is linked.
 *
 * @param options - `folder`: holds the database already
 */
export async function preparePortal(options: {
  folder: string;
  plans: number;
  clusterUrl: string;
  apps: readonly string[];
}): Promise<Portal> {
  const { folder, plans, apps } = options;
  const manifests = join(folder, 'manifests');
  writeWorkloads(manifests, plans);
  const portal = await startPortal(writeConfig(folder, options.clusterUrl));
  const { api, headers, runs } = portal;
  const patience = { seconds: 120 + plans / 20, goesOn: runs };
  try {
    const components = Math.ceil(plans / 2);
    await eventually(
      `A catalog of ${components} components`,
      async () => {
        const answer = await fetch(
          `${api}/catalog/entities/by-query?filter=kind=component&limit=1`,
          { headers },
        );
        const { totalItems } = (await answer.json()) as { totalItems: number };
        return totalItems === components || undefined;
      },
      patience,
    );
    // Trial mode reads its folder every minute: what is gone removes nothing.
    renameSync(manifests, `${manifests}-read`);
    await eventually(
      'Linking every app',
      async () => {
        for (const app of apps) {
          const answer = await fetch(
            `${api}/backups/entities/by-name/component/default/${app}`,
            { headers },
          );
          const { linked } = (await answer.json()) as { linked: boolean };
          if (linked) continue;
          await fetch(`${api}/backups/refresh`, { method: 'POST', headers });
          return undefined;
        }
        return true;
      },
      patience,
    );
    return portal;
  } catch (error) {
    await portal.stop();
    throw error;
  }
}
