import type { Prose } from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';
import { kubectl } from './kubectl';
import { utcText } from './utcText';

/**
 * SQLite keeps what it has not yet written into a database in files beside it.
 * When a program opens the database, it replays them, whichever state of the
 * database they are of: one of a later state damages a restored one. Source:
 * https://www.sqlite.org/howtocorrupt.html, 1.4 and 1.5.
 */
const SUFFIXES = ['wal', 'shm', 'journal'];

/**
 * A script of `sh` that takes paths of files, a line each, and deletes below its
 * folder the journals of the databases among them. It prints what it deletes.
 * The copy brings its own journals.
 *
 * @public
 */
export const DELETE_STALE_JOURNALS = `while IFS= read -r file; do for kind in ${SUFFIXES.join(
  ' ',
)}; do if [ -f "$file-$kind" ]; then rm -f "$file-$kind" && echo "deleted $file-$kind"; fi; done; done`;

/**
 * What to mind where single files are copied back.
 *
 * @public
 */
export const JOURNALS_TOGETHER: Prose = prose`An SQLite database and its journals (${'-wal'}, ${'-shm'}, ${'-journal'}) come back together or not at all: a journal of the volume damages a database of the copy, and the other way round.`;

/**
 * @param folder - where a state was restored over another one
 * @returns a command that lists each journal of a database in it, with when it
 * was last written
 */
export function findJournals(folder: string): string[] {
  const names = SUFFIXES.flatMap((kind, index) => [
    ...(index === 0 ? [] : ['-o']),
    '-name',
    `*-${kind}`,
  ]);
  return ['find', folder, '(', ...names, ')', '-exec', 'ls', '-l', '{}', '+'];
}

/**
 * @param dataTime - when the data of the copy was read, epoch seconds
 * @returns what `findJournals` should print after a restore
 */
export function noStaleJournal(dataTime: number | undefined): Prose {
  const since = dataTime === undefined ? 'the copy' : utcText(dataTime);
  return prose` No journal of a database (${'-wal'}, ${'-shm'}, ${'-journal'}) is newer than ${since}.`;
}

/** @returns what to do with a journal that is newer, in the pod that has the volume */
export function deleteJournal(
  namespace: string | undefined,
  pod: string,
): Prose {
  return prose`A newer journal: it is of the database that was there before, and would be replayed into the restored one. Delete it with ${kubectl(
    namespace,
    'exec',
    pod,
    '--',
    'rm',
  )} and its path.`;
}
