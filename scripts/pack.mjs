// npm run pack -- <folder>: the packages as they are published, as tarballs,
// and the `resolutions` that let a portal install them before they are on a
// registry.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  SetUpError,
  buildPackages,
  install,
  main,
  root,
  run,
  runTool,
} from './workspace.mjs';

const HELP = 'npm run pack -- <folder>   writes one tarball per package\n';

function readFolder() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return undefined;
  }
  const [target, ...others] = positionals;
  if (!target || others.length > 0) {
    throw new SetUpError(`Name one folder to write to.\n\n${HELP}`);
  }
  return resolve(process.env.INIT_CWD ?? process.cwd(), target);
}

/** What every tarball holds besides its own files. */
const SHARED = ['LICENSE', 'CHANGELOG.md'];

const readManifest = folder =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/**
 * Packages name each other by workspace; published, they do by version. What
 * every tarball holds is added.
 */
function finish(folder, versions) {
  for (const file of SHARED) {
    if (!existsSync(join(folder, file))) {
      copyFileSync(join(root, file), join(folder, file));
    }
  }
  const text = readFileSync(join(folder, 'package.json'), 'utf8').replaceAll(
    /"([^"]+)": "workspace:\^"/g,
    (dependency, name) => `"${name}": "^${versions.get(name)}"`,
  );
  const manifest = JSON.parse(text);
  manifest.files = [...new Set([...manifest.files, ...SHARED])];
  writeFileSync(
    join(folder, 'package.json'),
    `${JSON.stringify(manifest, undefined, 2)}\n`,
  );
}

await main(async () => {
  const folder = readFolder();
  if (!folder) return;
  await install();
  await buildPackages();
  const places = readdirSync(join(root, 'plugins'))
    .sort()
    .map(plugin => join('plugins', plugin));
  const manifests = places.map(place => readManifest(join(root, place)));
  const versions = new Map(
    manifests.map(({ name, version }) => [name, version]),
  );
  const work = mkdtempSync(join(tmpdir(), 'backups-pack-'));
  mkdirSync(folder, { recursive: true });
  try {
    // All manifests are rewritten by one process: one for each package takes
    // as many times as long.
    await runTool(
      'Preparing what is published',
      '@backstage/cli/bin/backstage-cli',
      ['build-workspace', work, ...manifests.map(({ name }) => name)],
    );
    for (const place of places) finish(join(work, place), versions);
    await run(
      'Packing',
      process.platform === 'win32' ? 'npm.cmd' : 'npm',
      [
        'pack',
        '--ignore-scripts',
        `--pack-destination=${folder}`,
        ...places.map(place => `./${place}`),
      ],
      { cwd: work },
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  const resolutions = {};
  for (const { name, version } of manifests) {
    const tarball = join(folder, `${name}.tgz`);
    renameSync(join(folder, `${name}-${version}.tgz`), tarball);
    resolutions[name] = `file:${tarball}`;
  }
  writeFileSync(
    join(folder, 'resolutions.json'),
    `${JSON.stringify({ resolutions }, undefined, 2)}\n`,
  );
  process.stdout.write(
    `\n${manifests.length} packages are in ${folder}. Copy the block of resolutions.json into the package.json of your portal.\n`,
  );
}, HELP);
