// npm run test:e2e: opens the demo, and a folder of manifests, in Chromium.
// With --pictures it takes the README's screenshots instead.
// The portals have a database of their own and are stopped by their ids.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from './browser.mjs';
import { prepareHomelab, prepareTrial } from './prepare.mjs';
import { startPortal } from './portal.mjs';
import {
  buildFrontend,
  install,
  main,
  root,
  runTool,
  stateFolder,
} from './workspace.mjs';

const HELP = `npm run test:e2e [-- options] [part of a file's name …]

  opens the demo, and a folder of manifests, in Chromium

  --pictures         takes the README's screenshots instead
  -g, --grep <text>  only tests whose title holds this
  --help
`;

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      pictures: { type: 'boolean', default: false },
      grep: { type: 'string', short: 'g' },
      help: { type: 'boolean', default: false },
    },
  });
  const grep = values.grep === undefined ? [] : ['--grep', values.grep];
  return { ...values, forPlaywright: [...positionals, ...grep] };
}
const HOMELAB_PORT = 7017;
const TRIAL_PORT = 7018;
const KUBERNETES_PORT = 7020;
const KUBERNETES_URL = `http://127.0.0.1:${KUBERNETES_PORT}`;

await main(async () => {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  const browser = findBrowser();
  await install();
  const folder = join(stateFolder, 'e2e');
  mkdirSync(folder, { recursive: true });
  const [configs] = await Promise.all([
    prepareHomelab({
      folder,
      kubernetesPort: KUBERNETES_PORT,
      // Once, at the start: then whoever else asks a cluster is seen.
      interval: '1 hour',
    }),
    buildFrontend(),
  ]);
  const trial = await prepareTrial({
    folder: join(root, 'test/e2e/dump'),
    state: join(folder, 'trial'),
    asOf: '2026-08-22T10:00:00Z',
  });

  const portals = [];
  try {
    process.stdout.write('Starting two portals …\n');
    for (const [port, files] of [
      [HOMELAB_PORT, configs],
      [TRIAL_PORT, trial],
    ]) {
      portals.push(await startPortal({ port, configs: files }));
    }
    await runTool(
      'Testing in Chromium',
      '@playwright/test/cli.js',
      [
        'test',
        '--config',
        'test/playwright.config.ts',
        ...options.forPlaywright,
      ],
      {
        show: true,
        env: {
          CHROMIUM_PATH: browser,
          KUBERNETES_URL,
          PICTURES: options.pictures ? '1' : '',
          PORTAL_URL: portals[0].base,
          TRIAL_URL: portals[1].base,
        },
      },
    );
  } finally {
    await Promise.all(portals.map(portal => portal.stop()));
    rmSync(join(folder, 'trial'), { recursive: true, force: true });
  }
}, HELP);
