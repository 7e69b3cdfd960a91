import { PlanState, durationInWords } from 'backstage-plugin-backups-common';
import { Proof } from '../judge/proof';
import { KeptStatement } from '../judge/statements/Statement';

const STATE_WORDS: Record<PlanState, string> = {
  unreadable: "couldn't be checked",
  gone: 'is no longer made',
  suspended: 'is suspended',
  failing: 'is failing',
  stuck: 'is stuck',
  hollow: 'reported success but copied nothing',
  'never-ran': 'has never succeeded',
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
        ? 'reported success, but the newest backup has wrong checksums'
        : 'reported success, but some files could not be read';
    case 'incomplete':
      return 'reported success, but only a part is in the repository';
    case 'empty':
      return 'reported success, but the newest restore point is empty';
    case undefined:
      return 'reported success, but the repository has no restore point of it';
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
