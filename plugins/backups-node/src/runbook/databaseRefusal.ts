import type { RunbookRequest } from '../provider/RunbookRequest';

/**
 * Why a database cannot be restored as the reader asks, whichever tool copies it:
 * it has no files that could be picked, and its newest moment may hold the damage.
 *
 * @returns a sentence for the reader, for instance `Choose when it was last good: …`;
 * absent: the request suits a database
 *
 * @public
 */
export function databaseRefusal({
  scenario,
  latest,
}: Pick<RunbookRequest, 'scenario' | 'latest'>): string | undefined {
  switch (scenario) {
    case 'files-deleted':
      return 'A database has no files that could come back one by one. Choose that the database goes back to a moment: single tables can be taken from there.';
    case 'database-moment':
    case 'broken-since':
      return latest
        ? 'Choose when it was last good: a database goes back to a moment, and the newest one may hold the damage.'
        : undefined;
    case 'look':
    case 'volume-lost':
    case 'cluster-gone':
      return undefined;
    default: {
      const unplaced: never = scenario;
      throw new TypeError(`Scenario without a place: ${unplaced}`);
    }
  }
}
