import { PlanState, durationInWords } from 'backstage-plugin-backups-common';
import { Proof } from '../judge/proof';
import { KeptStatement } from '../judge/statements/Statement';

const STATE_WORDS: Record<PlanState, string> = {
  unreadable: "couldn't be checked",
  gone: 'no longer exists',
  suspended: 'is suspended',
  failing: 'is failing',
  stuck: 'is stuck',
  hollow: 'is empty: success reported, nothing copied',
  'never-ran': 'has never run',
  new: 'is new',
  overdue: 'is overdue',
  unscheduled: 'has no working schedule',
  late: 'is late',
  healthy: 'is healthy',
};

/** What a repository has in place of the good point that was reported. */
export function listedWords(
  newestIs: Proof['newestIs'],
  ofDatabase: boolean,
): string {
  switch (newestIs) {
    case 'with-errors':
      return ofDatabase
        ? 'is damaged: success reported, wrong checksums in the newest backup'
        : 'lacks files: success reported, some could not be read';
    case 'incomplete':
      return 'is incomplete: success reported, only a part in the repository';
    case 'empty':
      return 'is empty: success reported, nothing in the newest restore point';
    case undefined:
      return 'is empty: success reported, no restore point in the repository';
    default: {
      const unplaced: never = newestIs;
      throw new Error(`Point without words: ${unplaced}`);
    }
  }
}

/**
 * @param now - epoch seconds
 * @returns what is wrong with a copy, to follow its name: `is overdue 2 h`
 */
export function copyInWords(
  statement: Extract<KeptStatement, { code: 'state' }>,
  now: number,
): string {
  const { state, switchedOff, contradictedBy, newestIs, dueAt } = statement;
  if (switchedOff) return 'is switched off';
  if (contradictedBy === 'listing') {
    return listedWords(
      newestIs,
      statement.about.itemKind === 'database-cluster',
    );
  }
  const words = STATE_WORDS[state];
  return dueAt === undefined
    ? words
    : `${words} ${durationInWords(now - dueAt)}`;
}
