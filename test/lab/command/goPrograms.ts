import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { isProgram, onPath } from './onPath';
import { runStep } from './runStep';

const MODULES = join(__dirname, '../tools');
/** As the modules say. */
const OLDEST_GO = [1, 25];

function cacheFolder(): string {
  const base =
    process.env.XDG_CACHE_HOME ||
    (process.platform === 'darwin'
      ? join(homedir(), 'Library/Caches')
      : join(homedir(), '.cache'));
  return join(base, 'backups-lab');
}

/** @returns whether Go is there, and new enough for what is built with it */
export function haveGo(): boolean {
  if (!onPath('go')) return false;
  const { stdout } = spawnSync('go', ['env', 'GOVERSION'], {
    encoding: 'utf8',
  });
  const [, major, minor] = /go(\d+)\.(\d+)/.exec(stdout) ?? [];
  return (
    Number(major) > OLDEST_GO[0] ||
    (Number(major) === OLDEST_GO[0] && Number(minor) >= OLDEST_GO[1])
  );
}

/** A program that is built once, and kept outside the repository. */
export interface GoProgram {
  /** Where it is kept, whether or not it is there. */
  path: string;
  /** Builds it where it is not. */
  build(): Promise<void>;
}

function priority(args: readonly string[]): [string, string[]] {
  // Minutes on all cores: everything else goes first.
  return onPath('nice')
    ? ['nice', ['-n', '15', 'go', ...args]]
    : ['go', [...args]];
}

/**
 * A program of a module in `test/lab/tools`, which pins it and all that it is
 * made from. The key of the cache is that module.
 *
 * @param options - `module`: its folder; `flags`: of `go build`
 */
export function pinnedProgram(options: {
  name: string;
  module: string;
  package: string;
  flags?: readonly string[];
}): GoProgram {
  const { name, flags = [] } = options;
  const module = join(MODULES, options.module);
  const hash = createHash('sha256');
  for (const file of ['go.mod', 'go.sum']) {
    hash.update(readFileSync(join(module, file)));
  }
  const path = join(
    cacheFolder(),
    `${options.module}-${hash.digest('hex').slice(0, 12)}`,
    name,
  );
  return {
    path,
    async build() {
      if (isProgram(path)) return;
      mkdirSync(dirname(path), { recursive: true });
      // Moved when it is whole: a build may be stopped, or run twice at once.
      const target = mkdtempSync(join(cacheFolder(), 'building-'));
      const [command, args] = priority([
        'build',
        '-mod=readonly',
        '-trimpath',
        ...flags,
        '-o',
        join(target, name),
        options.package,
      ]);
      try {
        await runStep(
          `Building ${name} from Go modules (some minutes, once)`,
          command,
          args,
          { cwd: module },
        );
        renameSync(join(target, name), path);
      } finally {
        rmSync(target, { recursive: true, force: true });
      }
    },
  };
}
