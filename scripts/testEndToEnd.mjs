// npm run test:e2e: opens the demo, and a folder of manifests, in Chromium.
// With --pictures it takes the README's screenshots instead.
// The portals have a database of their own and are stopped by their ids.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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

const PICTURES = '--pictures';
const HOMELAB_PORT = 7017;
const TRIAL_PORT = 7018;
const KUBERNETES_PORT = 7020;
const KUBERNETES_URL = `http://127.0.0.1:${KUBERNETES_PORT}`;

await main(async () => {
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
        ...process.argv.slice(2).filter(argument => argument !== PICTURES),
      ],
      {
        show: true,
        env: {
          CHROMIUM_PATH: browser,
          KUBERNETES_URL,
          PICTURES: process.argv.includes(PICTURES) ? '1' : '',
          PORTAL_URL: portals[0].base,
          TRIAL_URL: portals[1].base,
        },
      },
    );
  } finally {
    await Promise.all(portals.map(portal => portal.stop()));
    rmSync(join(folder, 'trial'), { recursive: true, force: true });
  }
});
