import { spawn } from 'node:child_process';
import { labUser } from './labUser';

/** What a program wrote, and how it ended. */
export interface ProgramResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** How to run a program. */
export interface ProgramOptions {
  env?: Record<string, string>;
  cwd?: string;
  input?: string;
  /** Which ends are no error; default: 0. */
  codes?: readonly number[];
}

/**
 * Runs a program to its end, as the lab's user.
 *
 * @throws an error with its last lines when it ends in another way than wanted
 */
export async function runProgram(
  command: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramResult> {
  const { env = {}, cwd = '/', input, codes = [0] } = options;
  const child = spawn(command, args, {
    cwd,
    env: { PATH: process.env.PATH, ...env },
    ...labUser(),
  });
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      written[name] += text;
    });
  }
  child.stdin.on('error', () => {
    // It ended without reading: its code tells.
  });
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code === null || !codes.includes(code)) {
    const tail = `${written.stdout}\n${written.stderr}`.trim().slice(-2000);
    throw new Error(
      `${command} ${args.join(' ')} ended with ${code}.\n${tail}`,
    );
  }
  return { code, ...written };
}
