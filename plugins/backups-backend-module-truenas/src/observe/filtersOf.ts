import type { CopiedFolder } from 'backstage-plugin-backups-node';
import type { CloudSyncTask } from '../read/schemas';

const SHOWN = 5;

/** @returns the first patterns, as a person writes them */
export function listed(patterns: readonly string[]): string {
  const shown = patterns.slice(0, SHOWN).join(', ');
  return patterns.length > SHOWN ? `${shown} …` : shown;
}

/** `/cache/`, `/cache/**`: a folder with all that is in it, from the top of what is copied. */
const FOLDER = /^\/((?:[^*?[\]{}\\/]+\/)+)(?:\*\*)?$/;
/** Every file, wherever it lies. */
const EVERYTHING = new Set(['*', '**', '/**', '/', '**/*', '/**/*']);

/**
 * What the filters of a task leave out for certain: whole folders, all of it, or
 * what a list of wanted files does not name. A pattern that leaves out some files
 * here and there is no part of this. Source: filtering of rclone, which TrueNAS
 * hands the patterns to.
 */
export function filtersOf({
  path = '',
  include,
  exclude,
}: CloudSyncTask): Pick<CopiedFolder, 'without' | 'only'> {
  const top = path.replace(/\/+$/, '');
  const without = (exclude ?? []).flatMap(pattern => {
    if (EVERYTHING.has(pattern)) return [top || '/'];
    const [, folder] = FOLDER.exec(pattern) ?? [];
    return folder === undefined ? [] : [`${top}/${folder.slice(0, -1)}`];
  });
  return {
    ...(without.length > 0 && { without: without.sort() }),
    ...(include && include.length > 0 && { only: listed(include) }),
  };
}
