// npm test: everything that can be checked without a browser, once, to its
// end. Sets up what is missing and may be repeated.
// npm run test:fast: types, and format, lint and tests of what differs from
// the branch it will be merged into.
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { changedSince, everyFile } from './changes.mjs';
import {
  SetUpError,
  buildPackages,
  install,
  main,
  once,
  packagesAreBuilt,
  root,
  runTool,
  stateFolder,
} from './workspace.mjs';

const results = join(stateFolder, 'test-results.json');
/** More than these did not fail for the load of the machine. */
const MOST_RUN_AGAIN = 3;

function testFilesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return testFilesBelow(path);
    return /\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/** Packages whose tests `backstage-cli repo test` has to have run. */
function packagesWithTests() {
  const packages = ['packages', 'plugins'].flatMap(group =>
    readdirSync(join(root, group))
      .map(name => join(group, name))
      .filter(path => testFilesBelow(join(root, path, 'src')).length > 0),
  );
  // Tests across packages: they belong to none of them.
  return [
    ...packages,
    ...['cases', 'house', 'world'].map(name => join('test', name)),
  ].filter(path => testFilesBelow(join(root, path)).length > 0);
}

/** `--passWithNoTests` is forced by the tool; a package that ran none is a failure here. */
function tellResults() {
  const summary = JSON.parse(readFileSync(results, 'utf8'));
  const ran = new Map();
  for (const suite of summary.testResults) {
    const [group, name] = relative(root, suite.name).split(sep);
    const path = join(group, name);
    ran.set(path, (ran.get(path) ?? 0) + suite.assertionResults.length);
  }
  process.stdout.write('\nTests by package:\n');
  const silent = packagesWithTests().filter(path => !ran.get(path));
  for (const [path, count] of [...ran].sort()) {
    process.stdout.write(`  ${path}: ${count}\n`);
  }
  process.stdout.write(
    `${summary.numPassedTests} passed, ${summary.numFailedTests} failed\n`,
  );
  if (silent.length > 0) {
    throw new SetUpError(
      `These packages have tests, and none of them ran: ${silent.join(', ')}`,
    );
  }
}

/** A property with a counterexample is false, however rarely it is found. */
const COUNTEREXAMPLE = /Property failed after \d+ tests/;

/** @returns files that may have failed for the load of the machine, relative to the root */
function filesToRunAgain() {
  if (!existsSync(results)) return [];
  const failed = JSON.parse(readFileSync(results, 'utf8')).testResults.filter(
    ({ status }) => status === 'failed',
  );
  const isDisproved = failed.some(({ assertionResults }) =>
    assertionResults.some(({ failureMessages }) =>
      failureMessages.some(message => COUNTEREXAMPLE.test(message)),
    ),
  );
  return isDisproved || failed.length > MOST_RUN_AGAIN
    ? []
    : failed.map(({ name }) => relative(root, name));
}

const HELP = `npm test [-- options]

  --all           also what has passed before on the very same files
  --fast          types, and format, lint and tests of what changed; nothing is
                  built
  --since <ref>   what changed since, default origin/main or main
  --help
`;

async function testChanges(since) {
  const files = changedSince(since);
  const code = files.filter(file => /\.(tsx?|m?js)$/.test(file));
  process.stdout.write(`${files.length} changed files\n`);
  await install();
  if (files.length > 0) {
    await runTool('Checking the format', 'prettier/bin-prettier.js', [
      '--check',
      '--ignore-unknown',
      '--loglevel',
      'warn',
      ...files,
    ]);
  }
  await runTool('Checking types', 'typescript/bin/tsc', ['--incremental']);
  if (code.length === 0) return;
  const packages = new Set(
    code.map(file => file.split('/').slice(0, 2).join('/')),
  );
  for (const name of packages) {
    const folder = join(root, name);
    if (!existsSync(join(folder, '.eslintrc.js'))) continue;
    await runTool(
      `Linting ${name}`,
      'eslint/bin/eslint.js',
      [
        '--max-warnings',
        '0',
        ...code
          .filter(file => file.startsWith(`${name}/`))
          .map(file => join(root, file)),
      ],
      { cwd: folder },
    );
  }
  await runTool(
    'Running the tests of what changed',
    '@backstage/cli/bin/backstage-cli',
    [
      'repo',
      'test',
      '--no-watch',
      '--silent',
      '--passWithNoTests',
      '--testTimeout=180000',
      '--findRelatedTests',
      ...code,
    ],
    { env: { CI: 'true' }, show: true },
  );
}

/**
 * Makes a step be left out, and said so, when no file has changed since it
 * passed with this Node.
 *
 * @param files - of the whole tree; `undefined`: nothing is left out
 */
function stepsOver(files) {
  return async (title, isThere, action) => {
    if (!files) return action();
    let ran = false;
    await once(
      `passed-${title}`,
      files,
      isThere,
      async () => {
        ran = true;
        await action();
      },
      ` with Node ${process.versions.node}`,
    );
    if (!ran) {
      process.stdout.write(
        `Nothing has changed since this passed: ${title} (npm test -- --all repeats it)\n`,
      );
    }
    return undefined;
  };
}

const always = () => true;

async function runTests() {
  rmSync(results, { force: true });
  const tests = (...args) => [
    'repo',
    'test',
    '--no-watch',
    '--silent',
    // Whole portals are started by some tests; a busy machine takes its time.
    '--testTimeout=180000',
    ...args,
  ];
  const tool = '@backstage/cli/bin/backstage-cli';
  const options = { env: { CI: 'true' } };
  try {
    const args = tests('--json', '--outputFile', results);
    await runTool('Running the tests', tool, args, options);
  } catch (error) {
    const failed = filesToRunAgain();
    if (failed.length === 0) throw error;
    // As in the browser: what passes now is listed, not hidden.
    process.stdout.write(`${error.message}\n`);
    const args = tests('--maxWorkers=1', ...failed);
    await runTool('Running again what failed', tool, args, options);
    process.stdout.write(
      `\nUnstable, passed only when run again alone:\n  ${failed.join(
        '\n  ',
      )}\n`,
    );
  } finally {
    if (existsSync(results)) tellResults();
  }
}

async function testEverything(repeatAll) {
  await install();
  const step = stepsOver(repeatAll ? undefined : everyFile());
  await step('format', always, () =>
    runTool('Checking the format', 'prettier/bin-prettier.js', [
      '--check',
      '--loglevel',
      'warn',
      '.',
    ]),
  );
  await step('types', always, () =>
    runTool('Checking types', 'typescript/bin/tsc', []),
  );
  await step('lint', always, () =>
    runTool('Linting', '@backstage/cli/bin/backstage-cli', [
      'repo',
      'lint',
      '--max-warnings',
      '0',
    ]),
  );
  // What is published is the result of this, declarations included.
  await step('packages', packagesAreBuilt, () =>
    buildPackages({ afresh: true }),
  );
  await step('tests', () => existsSync(results), runTests);
}

await main(async () => {
  const { values } = parseArgs({
    options: {
      all: { type: 'boolean', default: false },
      fast: { type: 'boolean', default: false },
      since: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) process.stdout.write(HELP);
  else if (values.fast) await testChanges(values.since);
  else await testEverything(values.all);
}, HELP);
