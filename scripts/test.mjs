// npm test: everything that can be checked without a browser, once, to its
// end. Sets up what is missing and may be repeated.
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import {
  SetUpError,
  install,
  main,
  root,
  runTool,
  stateFolder,
} from './workspace.mjs';

const results = join(stateFolder, 'test-results.json');

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
  return ['packages', 'plugins'].flatMap(group =>
    readdirSync(join(root, group))
      .map(name => join(group, name))
      .filter(path => testFilesBelow(join(root, path, 'src')).length > 0),
  );
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

await main(async () => {
  await install();
  await runTool('Checking the format', 'prettier/bin-prettier.js', [
    '--check',
    '--loglevel',
    'warn',
    '.',
  ]);
  await runTool('Checking types', 'typescript/bin/tsc', []);
  await runTool('Linting', '@backstage/cli/bin/backstage-cli', [
    'repo',
    'lint',
    '--max-warnings',
    '0',
  ]);
  // What is published is the result of this, declarations included.
  await runTool('Building the packages', '@backstage/cli/bin/backstage-cli', [
    'repo',
    'build',
  ]);
  rmSync(results, { force: true });
  try {
    await runTool(
      'Running the tests',
      '@backstage/cli/bin/backstage-cli',
      [
        'repo',
        'test',
        '--no-watch',
        '--silent',
        // Whole portals are started by some tests; a busy machine takes its time.
        '--testTimeout=60000',
        '--json',
        '--outputFile',
        results,
      ],
      { env: { CI: 'true' } },
    );
  } finally {
    if (existsSync(results)) tellResults();
  }
});
