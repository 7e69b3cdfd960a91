// What the portals of `npm start` and `npm run test:e2e` show.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, transform } from './workspace.mjs';

/**
 * Prepares a portal for a folder of manifests, with a fresh database: a dump
 * has no history. Nothing of the demo homelab is in it.
 *
 * @param options - `config`: a file that says how to judge, absolute
 * @returns config files, absolute
 */
export async function prepareTrial({ state, config, ...trial }) {
  await run('Preparing the trial', process.execPath, [
    '--require',
    transform,
    join(root, 'packages/demo/src/trial/cli.ts'),
    JSON.stringify({ complete: false, ...trial, state }),
    join(root, 'app-config.yaml'),
    ...(config ? [config] : []),
  ]);
  return [join(state, 'app-config.yaml')];
}

/**
 * Makes the demo's homelab, its company and their history below a folder, with a database and
 * a Kubernetes API of its own.
 *
 * @returns config files, absolute
 */
export async function prepareHomelab({ folder, kubernetesPort, interval }) {
  await run(
    'Preparing a homelab, a company and 30 days of their history',
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
          {
            type: 'config',
            clusters: ['home-1', 'home-2', 'company'].map(cluster),
          },
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
  return [join(root, 'app-config.yaml'), config];
}
