import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stateFolder } from '../machine/stateFolder';
import { say } from './say';

const TAIL_LINES = 25;
const HEARTBEAT = 30_000;

/**
 * Runs a program that takes its time. Its output goes to a log.
 *
 * @throws an error that names the log, after its last lines were shown
 */
export async function runStep(
  title: string,
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<void> {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const folder = join(stateFolder, 'logs');
  mkdirSync(folder, { recursive: true });
  const log = join(
    folder,
    `${title.toLocaleLowerCase('en-US').replaceAll(/[^a-z]+/g, '-')}.log`,
  );
  const output = createWriteStream(log);
  say(`${title} …`);
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.pipe(output, { end: false });
  child.stderr.pipe(output, { end: false });
  const heartbeat = setInterval(
    () => say(`  still busy after ${seconds()} s`),
    HEARTBEAT,
  );
  const [code] = await once(child, 'close').finally(() =>
    clearInterval(heartbeat),
  );
  output.end();
  await once(output, 'finish');
  if (code !== 0) {
    const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
    say(lines.slice(-TAIL_LINES).join('\n'));
    throw new Error(
      `${title} failed after ${seconds()} s. All of its output: ${relative(
        process.cwd(),
        log,
      )}`,
    );
  }
  say(`${title}: done in ${seconds()} s`);
}
