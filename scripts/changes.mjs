// Which files there are and which have changed, as git knows them.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SetUpError, root } from './workspace.mjs';

function git(...args) {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
}

function isRef(name) {
  try {
    git('rev-parse', '--verify', '--quiet', `${name}^{commit}`);
    return true;
  } catch {
    return false;
  }
}

/**
 * Files that differ from where this branch began, committed or not.
 *
 * @throws an error to act on where there is no such branch
 */
export function changedSince(wanted) {
  const ref = wanted ?? ['origin/main', 'main', 'HEAD'].find(isRef);
  if (!ref || !isRef(ref)) {
    throw new SetUpError(
      `There is no branch or commit '${ref}'. Name one: --since <ref>`,
    );
  }
  const base = git('merge-base', 'HEAD', ref);
  return [
    git('diff', '--name-only', '--diff-filter=d', base),
    git('ls-files', '--others', '--exclude-standard'),
  ]
    .join('\n')
    .split('\n')
    .filter(Boolean);
}

/**
 * Every file that a test may read: those of the commit and those that are new.
 *
 * @returns paths from the root; `undefined` where git does not know this folder
 */
export function everyFile() {
  try {
    const listed = git(
      'ls-files',
      '-z',
      '--cached',
      '--others',
      '--exclude-standard',
    );
    return [...new Set(listed.split('\0'))].filter(
      file => file && existsSync(join(root, file)),
    );
  } catch {
    return undefined;
  }
}
