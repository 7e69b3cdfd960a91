// npm run matrix: our packages in portals that are not ours, with the pinned
// and with the newest packages of Backstage, in both frontend systems.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makePortal, placeDatabase } from './matrix/makePortal.mjs';
import { GENERATOR, fetchGenerator } from './matrix/template.mjs';
import { visit } from './matrix/visit.mjs';
import { findBrowser } from './browser.mjs';
import { startPortal } from './portal.mjs';
import {
  SetUpError,
  install,
  main,
  root,
  run,
  stateFolder,
  transform,
} from './workspace.mjs';

const SETS = ['pinned', 'newest'];
const APPS = {
  app: { title: 'new frontend system', catalog: '/', hasColumn: false },
  'app-legacy': {
    title: 'old frontend system',
    catalog: '/catalog',
    hasColumn: true,
  },
};

/** Packages whose versions are told: those a plugin of both systems meets first. */
const TOLD = [
  '@backstage/frontend-plugin-api',
  '@backstage/core-plugin-api',
  '@backstage/core-components',
  '@backstage/plugin-catalog-react',
  '@backstage/backend-plugin-api',
  '@backstage/backend-defaults',
  '@backstage/cli',
  'typescript',
];

const HELP = `npm run matrix [-- options]

  Packs our packages, installs them into a portal of the public template
  (${GENERATOR}) as docs/install.md says, checks types and
  configuration, builds both frontends, and opens radarr's tab in Chromium.
  Needs the npm registry and some 4 GB below the temporary folder; removes them.

  --only <set>         ${SETS.join(' or ')}; default: both
  --packages <folder>  what npm run pack wrote, instead of packing anew
  --keep               leave the portals where they are
  --help
`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      packages: { type: 'string' },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.only && !SETS.includes(values.only)) {
    throw new SetUpError(`--only takes ${SETS.join(' or ')}.`);
  }
  const packages =
    values.packages &&
    resolve(process.env.INIT_CWD ?? process.cwd(), values.packages);
  if (packages && !existsSync(join(packages, 'resolutions.json'))) {
    throw new SetUpError(
      `${packages} is not a folder that npm run pack wrote: it has no resolutions.json.`,
    );
  }
  return { ...values, packages };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Serves the cluster of the demo homelab. @returns its port, and what ends it */
async function startCluster() {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [
      '--require',
      transform,
      join(root, 'test/matrix/cluster.ts'),
      String(port),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  if (child.exitCode !== null) {
    throw new SetUpError('The cluster of the demo homelab did not start.');
  }
  return { port, stop: () => child.kill('SIGTERM') };
}

function tellVersions(folder) {
  for (const name of TOLD) {
    const file = join(folder, 'node_modules', name, 'package.json');
    const { version } = JSON.parse(readFileSync(file, 'utf8'));
    process.stdout.write(`  ${name} ${version}\n`);
  }
}

/** What a person looks for beside an installed package. */
const BESIDE = ['README.md', 'LICENSE', 'CHANGELOG.md'];

function assertWhole(folder) {
  const modules = join(folder, 'node_modules');
  const ours = readdirSync(modules).filter(name => name.includes('-backups'));
  const missing = ours.flatMap(name =>
    BESIDE.map(file => join(name, file)).filter(
      file => !existsSync(join(modules, file)),
    ),
  );
  if (missing.length > 0) {
    throw new SetUpError(`Not in the tarballs: ${missing.join(', ')}`);
  }
  process.stdout.write(`  ${ours.length} packages of ours\n`);
}

async function openFrontend({ folder, app, configs, set }) {
  const { title, catalog, hasColumn } = APPS[app];
  const base = await startPortal({
    port: await freePort(),
    configs,
    folder,
    env: { APP_CONFIG_app_packageName: app },
    // The template's backend has thrice as many plugins as ours.
    patienceSeconds: 600,
  });
  try {
    const picture = join(stateFolder, 'matrix', `${set}-${app}.png`);
    const said = await visit({ base: base.base, catalog, hasColumn, picture });
    process.stdout.write(
      `${set}, ${title}: opened, ${said.length} warnings\n${said
        .map(line => `    ${line}\n`)
        .join('')}`,
    );
    return { set, frontend: title, warnings: said.length };
  } finally {
    await base.stop();
  }
}

const stepOf =
  ({ set, folder }) =>
  (title, args, options) =>
    run(`${title} (${set})`, process.execPath, args, {
      cwd: folder,
      ...options,
    });

/** @returns what it takes to check the portal */
async function installPortal({ set, folder, generator, packages, cluster }) {
  const configs = makePortal({
    folder,
    generator,
    set,
    packages,
    kubernetesPort: cluster.port,
  });
  await stepOf({ set, folder })(
    'Installing the portal',
    ['.yarn/releases/yarn-4.13.0.cjs', 'install'],
    {
      env: {
        YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
        YARN_ENABLE_HARDENED_MODE: 'false',
      },
    },
  );
  placeDatabase(folder);
  return { set, folder, configs };
}

async function checkPortal({ set, folder, configs }) {
  const step = stepOf({ set, folder });
  process.stdout.write(`${set}:\n`);
  tellVersions(folder);
  assertWhole(folder);
  const cli = join(folder, 'node_modules/@backstage/cli/bin/backstage-cli');
  await step('Checking types of the portal', [
    join(folder, 'node_modules/typescript/bin/tsc'),
  ]);
  const configArgs = configs.flatMap(config => ['--config', config]);
  await step('Checking its configuration', [
    cli,
    'config:check',
    '--lax',
    ...configArgs,
  ]);
  for (const app of Object.keys(APPS)) {
    await step(
      `Building ${APPS[app].title}`,
      [cli, 'package', 'build', ...configArgs],
      { cwd: join(folder, 'packages', app) },
    );
  }
  const results = [];
  for (const app of Object.keys(APPS)) {
    results.push(await openFrontend({ folder, app, configs, set }));
  }
  return results;
}

/**
 * One portal is checked and built, which takes processors, while the next is
 * installed, which takes the network.
 */
async function tryPortals(sets, installOne) {
  const results = [];
  let installing = installOne(sets[0]);
  try {
    for (const next of [...sets.slice(1), undefined]) {
      const portal = await installing;
      installing = next && installOne(next);
      // Said where it is waited for.
      installing?.catch(() => {});
      results.push(...(await checkPortal(portal)));
    }
  } finally {
    await Promise.allSettled([installing]);
  }
  return results;
}

await main(async () => {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  findBrowser();
  await install();
  const work = mkdtempSync(join(tmpdir(), 'backups-matrix-'));
  mkdirSync(join(stateFolder, 'matrix'), { recursive: true });
  let cluster;
  try {
    const packages = options.packages ?? join(work, 'packages');
    if (!options.packages) {
      await run(
        'Packing',
        process.execPath,
        [join(root, 'scripts/pack.mjs'), packages],
        { show: true },
      );
    }
    const generator = fetchGenerator(join(work, 'generator'));
    cluster = await startCluster();
    const results = await tryPortals(
      options.only ? [options.only] : SETS,
      set =>
        installPortal({
          set,
          folder: join(work, set),
          generator,
          packages,
          cluster,
        }),
    );
    process.stdout.write(
      `\nPictures are in .demo/matrix.\n${results.length} passed, 0 failed\n`,
    );
  } finally {
    cluster?.stop();
    if (options.keep) process.stdout.write(`The portals are in ${work}.\n`);
    else await rm(work, { recursive: true, force: true });
  }
}, HELP);
