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
/** The same with wildcards, or wherever it lies: `cache/`, `/old-*\/**`, `**\/cache/**`. */
const LIKE_FOLDER = /^(\/?)(.+?)\/(?:\*\*)?$/;
/** Options with which rclone copies nothing and ends well. */
const ONLY_TRIES = /(?:^|\s)(?:--dry-run|-n)(?=\s|=true|$)/;
/** Every file, wherever it lies. */
const EVERYTHING = new Set(['*', '**', '/**', '/', '**/*', '/**/*']);

/** @returns a glob of rclone for one path as the source of a regular expression */
function expressionOf(glob: string): string {
  return glob.replaceAll(
    /\*\*|[*?]|\{[^{}]*\}|\[[^\]]+\]|[\\^$.|+(){}[\]]/g,
    part => {
      if (part === '**') return '.*';
      if (part === '*') return '[^/]*';
      if (part === '?') return '[^/]';
      if (part.startsWith('{') && part.length > 1) {
        return `(?:${part
          .slice(1, -1)
          .split(',')
          .map(expressionOf)
          .join('|')})`;
      }
      return part.length > 1 ? part : `\\${part}`;
    },
  );
}

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
  args,
}: CloudSyncTask): Pick<CopiedFolder, 'without' | 'withoutMatching' | 'only'> {
  const top = path.replace(/\/+$/, '');
  const without = [
    ...(exclude ?? []),
    ...(args && ONLY_TRIES.test(args) ? ['**'] : []),
  ].flatMap(pattern => {
    if (EVERYTHING.has(pattern)) return [top || '/'];
    const [, folder] = FOLDER.exec(pattern) ?? [];
    return folder === undefined ? [] : [`${top}/${folder.slice(0, -1)}`];
  });
  const withoutMatching = (exclude ?? []).flatMap(pattern => {
    if (EVERYTHING.has(pattern) || FOLDER.test(pattern)) return [];
    const [, anchor, glob] = LIKE_FOLDER.exec(pattern) ?? [];
    if (glob === undefined) return [];
    return [`${anchor ? '^' : '(?:^|/)'}${expressionOf(glob)}/`];
  });
  return {
    ...(withoutMatching.length > 0 && {
      withoutMatching: withoutMatching.sort(),
    }),
    ...(without.length > 0 && { without: without.sort() }),
    ...(include && include.length > 0 && { only: listed(include) }),
  };
}
