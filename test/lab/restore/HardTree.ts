import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  ftruncateSync,
  linkSync,
  mkdirSync,
  openSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

const MEBIBYTE = 1024 * 1024;
const SPARSE_MEBIBYTES = 48;
const MADE = new Date('2024-02-29T12:34:56Z');

/** What is true of one file, folder or link of a tree. */
export interface HardEntry {
  /** As `find` names it: `f`, `d`, `l`. */
  kind: string;
  /** Octal. */
  mode: string;
  /** `user:group`, in numbers. */
  owner: string;
  /** Epoch seconds at which its content was last changed. */
  changedAt: number;
  /** Where a symbolic link leads. */
  target: string;
  /** Bytes on the disk are fewer than its size. */
  isSparse: boolean;
  /** Names that it has. */
  names: number;
  content: string;
}

/**
 * Fills an empty folder with what copies lose: owners, modes, times, links, folders that
 * are empty, holes, hard links and names of several lines.
 *
 * @param app - user and group of the app
 * @param other - another user in the app's group
 */
export function growHardTree(folder: string, app: number, other: number): void {
  const at = (...names: string[]) => join(folder, ...names);
  mkdirSync(at('config'));
  mkdirSync(at('empty'));
  writeFileSync(at('config', 'app.db'), 'x'.repeat(5000));
  writeFileSync(at('config', 'private.key'), 'for one user alone');
  writeFileSync(at('config', 'other.conf'), 'by another user');
  writeFileSync(at('run.sh'), '#!/bin/sh\n');
  writeFileSync(at('two\nlines.txt'), 'a name of two lines');
  linkSync(at('config', 'app.db'), at('config', 'app.linked'));
  symlinkSync('config/app.db', at('link'));
  symlinkSync('/etc/nowhere', at('dangling'));
  const sparse = openSync(at('sparse.img'), 'w');
  ftruncateSync(sparse, SPARSE_MEBIBYTES * MEBIBYTE);
  writeSync(sparse, 'end', (SPARSE_MEBIBYTES - 1) * MEBIBYTE);
  closeSync(sparse);
  execFileSync('chown', ['-hR', `${app}:${app}`, folder]);
  chownSync(at('config', 'other.conf'), other, app);
  chmodSync(folder, 0o775);
  chmodSync(at('config'), 0o2770);
  chmodSync(at('empty'), 0o700);
  chmodSync(at('config', 'private.key'), 0o600);
  chmodSync(at('config', 'other.conf'), 0o640);
  chmodSync(at('run.sh'), 0o755);
  for (const name of ['config/app.db', 'run.sh', 'empty', 'config']) {
    utimesSync(at(name), MADE, MADE);
  }
}

/** @returns what is true of each entry, by its path; `.` is the folder itself */
export function hardEntriesOf(folder: string): Map<string, HardEntry> {
  const printed = execFileSync(
    'find',
    [
      folder,
      '-printf',
      ['%P', '%y', '%m', '%U:%G', '%Ts', '%l', '%s', '%b', '%n', ''].join(
        '\\0',
      ),
    ],
    { encoding: 'utf8' },
  ).split('\0');
  const entries = new Map<string, HardEntry>();
  for (let index = 0; index + 9 <= printed.length; index += 9) {
    const [path, kind, mode, owner, time, target, size, blocks, names] =
      printed.slice(index, index + 9);
    entries.set(path || '.', {
      kind,
      mode,
      owner,
      changedAt: Number(time),
      target,
      isSparse: kind === 'f' && Number(blocks) * 512 < Number(size),
      names: kind === 'd' ? 1 : Number(names),
      content:
        kind === 'f'
          ? execFileSync('sha256sum', [join(folder, path)], {
              encoding: 'utf8',
            }).replace(/^\\?([0-9a-f]+).*$/s, '$1')
          : '',
    });
  }
  return entries;
}

/** Facts of a tree that a way to copy and restore may lose. */
export const HARD_FACTS = [
  'kind',
  'mode',
  'owner',
  'changedAt',
  'target',
  'isSparse',
  'names',
  'content',
] as const satisfies readonly (keyof HardEntry)[];

/**
 * @returns which facts are another's after a restore, with the paths;
 * `missing` and `added` are paths of one side alone
 */
export function lostFacts(
  before: ReadonlyMap<string, HardEntry>,
  after: ReadonlyMap<string, HardEntry>,
): Record<string, string[]> {
  const lost: Record<string, string[]> = {};
  const note = (fact: string, path: string) => (lost[fact] ??= []).push(path);
  for (const [path, entry] of before) {
    const now = after.get(path);
    if (!now) note('missing', path);
    for (const fact of now ? HARD_FACTS : []) {
      if (now?.[fact] !== entry[fact]) note(fact, path);
    }
  }
  for (const path of after.keys()) if (!before.has(path)) note('added', path);
  return lost;
}
