// What the portals of `npm start` and `npm run test:e2e` show.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root, run, transform } from './workspace.mjs';

/**
 * Prepares a portal for a folder of manifests, with a fresh database: a dump
 * has no history.
 *
 * @returns config files, absolute
 */
export function prepareTrial({ folder, state: trial, complete, asOf }) {
  rmSync(trial, { recursive: true, force: true });
  mkdirSync(join(trial, 'database'), { recursive: true });
  const config = join(trial, 'app-config.yaml');
  // JSON is YAML.
  writeFileSync(
    config,
    JSON.stringify({
      app: { title: `Backups of ${basename(folder)}` },
      organization: { name: basename(folder) },
      backend: {
        database: { connection: { directory: join(trial, 'database') } },
      },
      demo: { mode: 'trial', folder },
      kubernetes: { clusterLocatorMethods: [] },
      backups: {
        kubernetes: { enabled: false },
        providers: { truenas: { servers: [] }, prometheus: { servers: [] } },
        folders: [
          {
            cluster: basename(folder),
            path: folder,
            mode: 'dump',
            complete,
            ...(asOf ? { asOf } : {}),
          },
        ],
      },
    }),
  );
  return [config];
}

/**
 * Makes the demo's homelab and its history below a folder, with a database and
 * a Kubernetes API of its own.
 *
 * @returns config files, absolute
 */
export async function prepareHomelab({ folder, kubernetesPort, interval }) {
  await run(
    'Preparing the homelab and 30 days of its history',
    process.execPath,
    [
      '--require',
      transform,
      join(root, 'packages/demo/src/history/cli.ts'),
      folder,
      join(root, 'app-config.yaml'),
    ],
  );
  const cluster = name => ({
    name,
    url: `http://127.0.0.1:${kubernetesPort}/${name}`,
    authProvider: 'serviceAccount',
    serviceAccountToken: 'demo-token',
    skipTLSVerify: true,
  });
  const every = interval ?? '5 minutes';
  // As in app-config.yaml, on other ports.
  const nas = (name, port, settings) => ({
    name,
    url: `https://127.0.0.1:${port}`,
    username: 'backstage',
    apiKey: '1-demo-key',
    hosts: [`${name}.internal`],
    interval: every,
    ...settings,
  });
  const certificate = name => ({ caFile: join(folder, 'homelab', name) });
  const alerts = (name, kind, port) => ({
    name,
    kind,
    url: `http://127.0.0.1:${port}`,
    cluster: 'home-1',
    interval: every,
  });
  const failing = kubernetesPort + 3;
  const config = join(folder, 'app-config.yaml');
  writeFileSync(
    config,
    JSON.stringify({
      backend: {
        database: { connection: { directory: join(folder, 'database') } },
      },
      demo: {
        failingPorts: failing,
        anchorFolder: join(folder, 'homelab'),
        kubernetesPort,
        nasPort: kubernetesPort + 1,
        alertsPort: kubernetesPort + 2,
      },
      kubernetes: {
        clusterLocatorMethods: [
          { type: 'config', clusters: [cluster('home-1'), cluster('home-2')] },
        ],
      },
      backups: {
        ...(interval ? { interval } : {}),
        providers: {
          prometheus: {
            servers: [
              alerts('prometheus', 'prometheus', kubernetesPort + 2),
              alerts('alertmanager', 'alertmanager', failing + 3),
            ],
          },
          truenas: {
            servers: [
              nas('citadel', kubernetesPort + 1, certificate('nas.pem')),
              nas('attic', failing, {
                ...certificate('attic.pem'),
                apiKey: '1-old-demo-key',
              }),
              nas('garage', failing + 1),
              nas('cellar', failing + 2, certificate('cellar.pem')),
            ],
          },
        },
      },
    }),
  );
  return [config];
}
