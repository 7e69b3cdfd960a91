// What the commands of this folder share: set-up steps that may be repeated,
// with progress for a person and the whole output in a log.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once as emitted } from 'node:events';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const stateFolder = join(root, '.demo');
export const transform = join(
  root,
  'node_modules/@backstage/cli/config/nodeTransform.cjs',
);

const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
const nativeDatabase = join(root, 'node_modules/better-sqlite3');

export const YARN = '@yarnpkg/cli-dist@4.13.0';
const TAIL_LINES = 25;

let progress = process.stdout;

/** For a command whose standard output is its answer: progress goes beside it. */
export function sayOnStandardError() {
  progress = process.stderr;
}

/** Ends a command with a sentence a person can act on. */
export class SetUpError extends Error {}

function environment() {
  const nodeHeaders = existsSync('/usr/include/node/node.h');
  return {
    ...process.env,
    // Native modules compile against the headers of the installed Node where
    // they cannot be downloaded.
    ...(nodeHeaders ? { npm_config_nodedir: '/usr' } : {}),
    FORCE_COLOR: '0',
    // .npmrc silences npm for the sake of `npm run check -- --json`.
    npm_config_loglevel: 'notice',
  };
}

/**
 * Runs a program to its end. Its output goes to a log; when it fails, the last
 * lines of it are shown.
 */
export async function run(title, command, args, options = {}) {
  const { cwd = root, show = false } = options;
  const started = Date.now();
  mkdirSync(join(stateFolder, 'logs'), { recursive: true });
  const log = join(
    stateFolder,
    'logs',
    `${title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}.log`,
  );
  progress.write(`${title} …\n`);
  const output = createWriteStream(log);
  const child = spawn(command, args, {
    cwd,
    env: { ...environment(), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', chunk => {
      output.write(chunk);
      if (show) progress.write(chunk);
    });
  }
  const heartbeat = setInterval(() => {
    const seconds = Math.round((Date.now() - started) / 1000);
    if (!show) progress.write(`  still busy after ${seconds} s\n`);
  }, 30_000);
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  }).finally(() => clearInterval(heartbeat));
  await new Promise(resolve => output.end(resolve));
  const seconds = Math.round((Date.now() - started) / 1000);
  if (code !== 0) {
    const tail = readFileSync(log, 'utf8').trimEnd().split('\n');
    if (!show) progress.write(`${tail.slice(-TAIL_LINES).join('\n')}\n`);
    throw new SetUpError(
      `${title} failed after ${seconds} s. All of its output: ${relative(
        root,
        log,
      )}`,
    );
  }
  progress.write(`${title}: done in ${seconds} s\n`);
}

/** Runs a tool of the workspace. */
export function runTool(title, tool, args, options) {
  return run(
    title,
    process.execPath,
    [join(root, 'node_modules', tool), ...args],
    options,
  );
}

/**
 * Runs a TypeScript program of the workspace on this terminal, and ends as it ended.
 *
 * @param file - from the root
 */
export async function runProgram(file, args) {
  const child = spawn(
    process.execPath,
    ['--require', transform, join(root, file), ...args],
    { cwd: root, stdio: 'inherit' },
  );
  const [code] = await emitted(child, 'exit');
  process.exitCode = code ?? 2;
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      if (/^(node_modules|dist|dist-types|coverage)$/.test(entry.name)) {
        return [];
      }
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}

function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const all = statSync(path).isDirectory() ? filesBelow(path) : [path];
    for (const file of all) {
      hash.update(relative(root, file)).update('\0');
      hash.update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

/**
 * Does something only when its inputs changed since it last succeeded.
 * `variant` is what the result depends on besides files, for instance Node.
 */
export async function once(name, inputs, isThere, action, variant = '') {
  const stamp = join(stateFolder, `${name}.stamp`);
  const wanted = fingerprint(inputs.map(input => join(root, input))) + variant;
  const known = existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
  if (known === wanted && isThere()) return;
  rmSync(stamp, { force: true });
  await action();
  mkdirSync(stateFolder, { recursive: true });
  writeFileSync(stamp, wanted);
}

function manifestsOfPackages() {
  return ['packages', 'plugins']
    .flatMap(folder =>
      readdirSync(join(root, folder)).map(name => join(folder, name)),
    )
    .concat('test', '.')
    .map(folder => join(folder, 'package.json'))
    .filter(path => existsSync(join(root, path)));
}

/** Installs what the workspace needs. Only node and npm have to be there. */
export async function install() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) {
    throw new SetUpError(
      `Node ${process.versions.node} is too old. Install Node 22 or 24 and start again.`,
    );
  }
  await once(
    'install',
    ['yarn.lock', '.yarnrc.yml', ...manifestsOfPackages()],
    () => existsSync(transform),
    () =>
      run('Installing packages (some minutes the first time)', npx, [
        '--yes',
        YARN,
        'install',
        '--immutable',
      ]),
  );
  await once(
    'native',
    ['yarn.lock'],
    () => existsSync(nativeDatabase),
    rebuildForThisNode,
    ` for Node ABI ${process.versions.modules}`,
  );
}

/**
 * A native module works with the Node it was built for only. Yarn does not
 * notice that Node was changed, so it is asked to build that module again.
 */
async function rebuildForThisNode() {
  const loads = () => {
    const { status } = spawnSync(
      process.execPath,
      ['-e', "new (require('better-sqlite3'))(':memory:').close()"],
      { cwd: root, stdio: 'ignore' },
    );
    return status === 0;
  };
  if (loads()) return;
  await run(
    `Building the database module for Node ${process.versions.node}`,
    npx,
    ['--yes', YARN, 'rebuild', 'better-sqlite3'],
  );
}

/** @returns whether what is published of each package is there, current or not */
export function packagesAreBuilt() {
  return readdirSync(join(root, 'plugins')).every(plugin =>
    existsSync(join(root, 'plugins', plugin, 'dist')),
  );
}

/**
 * Builds what is published of each package, declarations included, once per
 * change.
 *
 * @param options - `afresh`: also without a change, from the declarations that
 * a check of the types has just written
 */
export async function buildPackages({ afresh = false } = {}) {
  await once(
    'packages',
    ['yarn.lock', 'tsconfig.json', 'plugins'],
    () => !afresh && packagesAreBuilt(),
    async () => {
      if (!afresh) await runTool('Checking types', 'typescript/bin/tsc', []);
      await runTool(
        'Building the packages',
        '@backstage/cli/bin/backstage-cli',
        ['repo', 'build'],
      );
    },
  );
}

/** Builds the frontend, once per change. */
export async function buildFrontend() {
  await once(
    'frontend',
    [
      'yarn.lock',
      'packages/app',
      'plugins/backups',
      'plugins/backups-common',
      'app-config.yaml',
    ],
    () => existsSync(join(root, 'packages/app/dist/index.html')),
    () =>
      runTool(
        'Building the frontend',
        '@backstage/cli/bin/backstage-cli',
        ['package', 'build'],
        { cwd: join(root, 'packages/app') },
      ),
  );
}

const isWrongOption = error => String(error.code).startsWith('ERR_PARSE_ARGS_');

/** The sentence of an error that a person can act on, or else its whole stack. */
function textOf(error, help) {
  if (error instanceof SetUpError) return error.message;
  if (isWrongOption(error)) return `${error.message}\n\n${help}`.trimEnd();
  return error.stack;
}

/**
 * Runs a command of this folder and prints why it failed. `help` is shown
 * where an option is wrong.
 */
export async function main(command, help = '', codeOfFailure = 1) {
  try {
    await command();
  } catch (error) {
    process.exitCode = codeOfFailure;
    process.stderr.write(`\n${textOf(error, help)}\n`);
  }
}
