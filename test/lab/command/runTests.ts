import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startedLog } from '../machine/ledger';
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

/**
 * Runs jest over the lab, and tells what the tests start.
 *
 * @throws an error when a test failed
 */
export async function runTests(
  args: readonly string[],
  signal: AbortSignal,
): Promise<void> {
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
  if (code !== 0) throw new Error('Tests of the lab failed.');
}
