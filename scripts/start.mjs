// npm start: a portal with the demo homelab, or with a folder of your own
// manifests. Sets up what is missing, prints an address, and may be repeated.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startPortal } from './portal.mjs';
import { prepareHomelab, prepareTrial } from './prepare.mjs';
import {
  SetUpError,
  buildFrontend,
  install,
  main,
  stateFolder,
} from './workspace.mjs';

const HELP = `npm start [-- options]

  --manifests <folder>  show a folder of your own Kubernetes manifests (YAML or
                        JSON, for instance from kubectl get -o yaml) instead of
                        the demo homelab
  --as-of <time>        when the manifests were exported, for instance
                        2026-08-22T10:00:00Z; default: when they were written
  --config <yaml>       how to judge the manifests, as backups in app-config:
                        destinations, exemptions, tiers, storage; and the
                        entities of the catalog
  --complete            the folder holds everything: kinds that are not in it do
                        not exist in the cluster
  --port <number>       default 7007
  --help
`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      manifests: { type: 'string' },
      'as-of': { type: 'string' },
      complete: { type: 'boolean', default: false },
      config: { type: 'string' },
      port: { type: 'string', default: '7007' },
      help: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new SetUpError(`--port takes a number from 1 to 65535.`);
  }
  if (values['as-of'] && Number.isNaN(Date.parse(values['as-of']))) {
    throw new SetUpError(
      `--as-of takes a time such as 2026-08-22T10:00:00Z, not '${values['as-of']}'.`,
    );
  }
  const folder = values.manifests
    ? resolve(process.env.INIT_CWD ?? process.cwd(), values.manifests)
    : undefined;
  if (folder && !existsSync(folder)) {
    throw new SetUpError(`There is no folder ${folder}.`);
  }
  const config = values.config
    ? resolve(process.env.INIT_CWD ?? process.cwd(), values.config)
    : undefined;
  if (config && !folder) {
    throw new SetUpError(
      '--config says how to judge a folder of manifests: give --manifests, too.',
    );
  }
  if (config && !existsSync(config)) {
    throw new SetUpError(`There is no file ${config}.`);
  }
  return { ...values, port, folder, config };
}

function tellSources(sources) {
  for (const source of sources.filter(({ error }) => error)) {
    process.stdout.write(
      `\n  ${source.cluster}, ${source.title}: ${source.error.message}\n${
        source.error.fix ? `    ${source.error.fix}\n` : ''
      }`,
    );
  }
}

await main(async () => {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  await install();
  // Two cores are enough for both at once.
  const [configs] = await Promise.all([
    options.folder
      ? prepareTrial({
          folder: options.folder,
          state: join(stateFolder, 'trial'),
          complete: options.complete,
          asOf: options['as-of'],
          config: options.config,
        })
      : prepareHomelab({
          folder: stateFolder,
          // Beside the portal's own port, so that two demos can run at once.
          kubernetesPort: options.port + 12,
        }),
    buildFrontend(),
  ]);
  process.stdout.write('Starting the portal …\n');
  const portal = await startPortal({ port: options.port, configs });
  tellSources(portal.sources);
  process.stdout.write(
    options.folder
      ? `\nThe apps of ${options.folder}: ${portal.base}\n`
      : `\nThe demo, a homelab and a company: ${portal.base}\nBegin with radarr: ${portal.base}/catalog/default/component/radarr/backups\n`,
  );
  process.stdout.write(`Log: ${portal.log}. Stop it with Ctrl-C.\n`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => portal.stop());
  }
  await portal.end;
  process.stdout.write('The portal has stopped.\n');
}, HELP);
