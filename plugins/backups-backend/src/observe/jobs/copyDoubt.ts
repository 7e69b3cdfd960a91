import { RecognisedTool } from './backupTools';
import { DataMount, mountHolding } from './dataMounts';
import { failureHidden } from './failureHidden';
import { Script } from './scriptOf';
import { withOptions } from './shellSettings';

/** A shell that runs the script behind `-c`. */
const SHELL =
  /^\s*(?:\S*\/)?(?:ba|da|a|k|z|)sh\s+(?:(?:-\S+|pipefail|errexit)\s+)*-[a-z]*c\b/;
const OPTIONS = /^\s*\S*sh\s+((?:-\S+\s+|pipefail\s+|errexit\s+)*)/;
/** Signs that separate a command from what stands before it. */
const BEGINS = /^[\s;&|("']/;

/** Options that let a tool tell what it would do. */
const TRIES: Readonly<Record<string, RegExp>> = {
  rsync: /\s(?:--dry-run|--list-only|-[a-zA-Z]*n[a-zA-Z]*)(?=\s|$)/,
};
const ONLY_TRIES = /\s(?:--dry-run|-n)(?=\s|$)/;

/** Options that choose what is copied: the rest is not. */
const CHOOSES: Readonly<Record<string, RegExp>> = {
  restic: /\s--(?:files-from\S*|stdin\S*)(?=[\s=]|$)/,
  rustic: /\s--(?:stdin\S*)(?=[\s=]|$)/,
  rsync:
    /\s--(?:files-from|max-size|min-size|existing|ignore-existing)(?=[\s=]|$)/,
  rclone:
    /\s--(?:files-from\S*|include\S*|filter\S*|max-age|min-age|max-size|min-size|ignore-existing)(?=[\s=]|$)/,
  pg_dump:
    /\s(?:-[stna]|--(?:schema|schema-only|data-only|table|section))(?=[\s=]|$)/,
  pg_dumpall:
    /\s(?:-[grst]|--(?:globals-only|roles-only|tablespaces-only|schema-only))(?=\s|$)/,
  mysqldump: /\s(?:-[dw]|--(?:no-data|where|tables))(?=[\s=]|$)/,
  'mariadb-dump': /\s(?:-[dw]|--(?:no-data|where|tables))(?=[\s=]|$)/,
  mongodump: /\s(?:-[cq]|--(?:collection|query))(?=[\s=]|$)/,
};

/** What is left out of a copy. */
const LEFT_OUT =
  /\s(?:--i?exclude|--exclude-dir|--ignore|-e)(?:=|\s+)["']?([^\s"']+)/g;
const EVERYTHING = /^(?:\*{1,2}|\/|\/\*{1,2}|\*\*\/\*|\.)$/;

function leavesAllOut(command: string, mounts: readonly DataMount[]): boolean {
  return [...command.matchAll(LEFT_OUT)].some(([, path]) => {
    if (EVERYTHING.test(path)) return true;
    const folder = path.replace(/\/+\*{0,2}$/, '');
    return (
      folder.startsWith('/') &&
      folder !== '' &&
      mountHolding(mounts, folder)?.rest === ''
    );
  });
}

/** A place of another machine: `b2:vault`, `user@host:/srv`, `:s3:vault`. */
const REMOTE = /(?:^|[\s"'])(?::?[\w@.-]+(?:,[^\s:]*)?:)(?!\/\/)[^\s"']*/;

/** @returns whether a command brings something back into what is mounted */
function bringsBack(command: string, mounts: readonly DataMount[]): boolean {
  const words = command.split(/\s+/).filter(word => !word.startsWith('-'));
  const mounted = words.findIndex(
    word => word.startsWith('/') && mountHolding(mounts, word) !== undefined,
  );
  const far = words.map(word => REMOTE.test(` ${word}`));
  return (
    mounted >= 0 &&
    far.slice(0, mounted).includes(true) &&
    !far.slice(mounted).includes(true)
  );
}

/**
 * Looks whether the success of a job says that it made a copy.
 *
 * @param recognised - the tool, and the command that copies
 * @returns why not; `undefined`: nothing speaks against it
 */
export function copyDoubt(
  { tool, command }: RecognisedTool,
  mounts: readonly DataMount[],
  script: Pick<Script, 'commands'>,
): string | undefined {
  if (command === undefined) return undefined;
  const { name } = tool;
  if (CHOOSES[name]?.test(command)) {
    return `runs ${name} for some of what is in it`;
  }
  if (tool.of === 'files') {
    if ((TRIES[name] ?? ONLY_TRIES).test(command)) {
      return `runs ${name} only to see what it would copy`;
    }
    if (leavesAllOut(command, mounts)) {
      return `runs ${name}, which leaves all of it out`;
    }
    if (/^(?:rclone|rsync)$/.test(name) && bringsBack(command, mounts)) {
      return `runs ${name}, which writes into it`;
    }
  }
  const text = script.commands.find(one => one.includes(command));
  if (text === undefined || !SHELL.test(text)) return undefined;
  const run = text.replace(SHELL, '');
  const found = run.indexOf(command);
  if (found < 0) return undefined;
  const from = found + (BEGINS.test(command) ? 1 : 0);
  const hidden = failureHidden(
    run,
    { from, to: found + command.length },
    withOptions(
      { ends: false, pipes: false },
      OPTIONS.exec(text)?.[1].replace(/c(?=\s)/, '') ?? '',
    ),
    tool.copies ?? /(?!)/,
  );
  switch (hidden) {
    case 'printed':
      return `only prints a command of ${name}`;
    case 'hidden':
      return `runs ${name} in a script that ends well when it fails, so its success says nothing`;
    default:
      return undefined;
  }
}
