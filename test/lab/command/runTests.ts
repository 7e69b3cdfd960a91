import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startedLog, stopNoted } from '../machine/ledger';
import { say } from './say';

const LAB = join(__dirname, '..');

/** Prints what was started since it last did. */
function teller(): () => void {
  let told = 0;
  return () => {
    if (!existsSync(startedLog)) return;
    const lines = readFileSync(startedLog, 'utf8').split('\n').slice(0, -1);
    for (const line of lines.slice(told)) say(`  started ${line}`);
    told = lines.length;
  };
}

/** Most of a file's time is waiting, so two run at once on two cores as well. */
const WORKERS = Math.max(2, availableParallelism() - 1);

/** More than these did not fail for the load of the machine. */
const MOST_RUN_AGAIN = 3;

/** A property with a counterexample is false, however rarely it is found. */
const COUNTEREXAMPLE = /Property failed after \d+ tests/;

const results = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(
        z.object({ failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

/** @returns files that may have failed for the load of the machine, absolute */
function filesToRunAgain(file: string): string[] {
  if (!existsSync(file)) return [];
  const failed = results
    .parse(JSON.parse(readFileSync(file, 'utf8')))
    .testResults.filter(({ status }) => status === 'failed');
  const isDisproved = failed.some(({ assertionResults }) =>
    assertionResults.some(({ failureMessages }) =>
      failureMessages?.some(message => COUNTEREXAMPLE.test(message)),
    ),
  );
  return isDisproved || failed.length > MOST_RUN_AGAIN
    ? []
    : failed.map(({ name }) => name);
}

async function runJest(
  args: readonly string[],
  signal: AbortSignal,
): Promise<boolean> {
  rmSync(startedLog, { force: true });
  const tell = teller();
  const child = spawn(
    process.execPath,
    [
      require.resolve('jest/bin/jest'),
      '--config',
      join(LAB, 'jest.config.js'),
      // It would wait for ever for what a failed test leaves running, which the
      // command stops afterwards.
      '--forceExit',
      `--maxWorkers=${WORKERS}`,
      ...args,
    ],
    {
      // Its configuration is looked up from the package it stands in.
      cwd: join(LAB, '..'),
      env: { ...process.env, CI: 'true', NODE_ENV: 'test' },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const ask = () => child.kill('SIGTERM');
  signal.addEventListener('abort', ask);
  const telling = setInterval(tell, 500);
  const [code] = await once(child, 'close').finally(() => {
    clearInterval(telling);
    signal.removeEventListener('abort', ask);
    tell();
  });
  if (signal.aborted) throw new Error('The lab was interrupted.');
  return code === 0;
}

/**
 * Runs jest over the lab, and tells what the tests start. A few files that
 * failed are run again, and named if they pass then.
 *
 * @throws an error when a test failed
 */
export async function runTests(
  args: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'backups-lab-results-'));
  const file = join(folder, 'results.json');
  try {
    const all = ['--json', '--outputFile', file, ...args];
    if (await runJest(all, signal)) return;
    const failed = args.length === 0 ? filesToRunAgain(file) : [];
    if (failed.length === 0) throw new Error('Tests of the lab failed.');
    // What the failed tests could not stop would stand in the way.
    await stopNoted();
    if (!(await runJest(['--runTestsByPath', ...failed], signal))) {
      throw new Error('Tests of the lab failed again.');
    }
    say(`Unstable, passed only when run again:\n  ${failed.join('\n  ')}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
