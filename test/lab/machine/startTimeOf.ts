import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * Tells a process from a later one with the same id.
 *
 * @returns when it started, in words of the system; `undefined`: it does not run
 */
export function startTimeOf(pid: number): string | undefined {
  if (existsSync('/proc/self/stat')) {
    const file = `/proc/${pid}/stat`;
    if (!existsSync(file)) return undefined;
    // The name in parentheses may hold anything; field 3 follows it.
    const fields = readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ');
    const ended = fields?.[0] === 'Z' || fields?.[0] === 'X';
    return ended ? undefined : fields?.[19];
  }
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  return stdout?.trim() || undefined;
}
