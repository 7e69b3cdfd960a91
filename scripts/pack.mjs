// npm run pack -- <folder>: the packages as they are published, as tarballs,
// and the `resolutions` that let a portal install them before they are on a
// registry.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  SetUpError,
  YARN,
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

await main(async () => {
  const folder = readFolder();
  if (!folder) return;
  await install();
  await runTool('Checking types', 'typescript/bin/tsc', []);
  await runTool('Building the packages', '@backstage/cli/bin/backstage-cli', [
    'repo',
    'build',
  ]);
  mkdirSync(folder, { recursive: true });
  const resolutions = {};
  for (const plugin of readdirSync(join(root, 'plugins')).sort()) {
    const cwd = join(root, 'plugins', plugin);
    const { name } = JSON.parse(
      readFileSync(join(cwd, 'package.json'), 'utf8'),
    );
    const added = SHARED.filter(file => !existsSync(join(cwd, file)));
    const tarball = join(folder, `${name}.tgz`);
    try {
      for (const file of added) copyFileSync(join(root, file), join(cwd, file));
      await run(
        `Packing ${name}`,
        process.platform === 'win32' ? 'npx.cmd' : 'npx',
        ['--yes', YARN, 'pack', '--out', tarball],
        { cwd },
      );
    } finally {
      for (const file of added) rmSync(join(cwd, file), { force: true });
    }
    resolutions[name] = `file:${tarball}`;
  }
  writeFileSync(
    join(folder, 'resolutions.json'),
    `${JSON.stringify({ resolutions }, undefined, 2)}\n`,
  );
  process.stdout.write(
    `\n${
      Object.keys(resolutions).length
    } packages are in ${folder}. Copy the block of resolutions.json into the package.json of your portal.\n`,
  );
}, HELP);
