import {
  LockReach,
  MarkView,
  RepositoryLock,
  durationInWords,
  lockReachAt,
} from 'backstage-plugin-backups-common';
import { ItemDocument } from '../../keep/documents';
import { PlanAt } from '../../keep/planAt';

/** What one repository says of its lock, where it still says so. */
export interface KnownLock extends RepositoryLock {
  planIds: readonly string[];
  mode?: 'governance' | 'compliance';
}

type Judged = Pick<MarkView, 'met' | 'fact'>;

/** The worst first. */
const ORDER: readonly MarkView['met'][] = ['not-met', 'not-known', 'met'];

/** The strongest first. */
const REACHES: readonly LockReach[] = [
  'everything',
  'ended',
  'only-new',
  'nothing',
  'not-known',
];

interface LockedPlan {
  plan: PlanAt;
  lock?: KnownLock;
  reach: LockReach;
}

function lockOf(
  plan: PlanAt,
  locks: readonly KnownLock[],
  now: number,
): LockedPlan {
  const [best] = locks
    .filter(({ planIds }) => planIds.includes(plan.document.id))
    .map(lock => ({ plan, lock, reach: lockReachAt(lock, now) }))
    .sort((one, other) => {
      const byReach = REACHES.indexOf(one.reach) - REACHES.indexOf(other.reach);
      return (
        byReach ||
        (other.lock.lockedSeconds ?? 0) - (one.lock.lockedSeconds ?? 0)
      );
    });
  return best ?? { plan, reach: 'not-known' };
}

const MODES = {
  governance: ' (governance: a privileged key can lift it)',
  compliance: ' (compliance)',
};

/** What a lock keeps from being deleted, in a sentence. */
function lockFact({ plan, lock, reach }: LockedPlan): string {
  const { label } = plan.document.fact.destination;
  const period = durationInWords(lock?.lockedSeconds ?? 0);
  switch (reach) {
    case 'everything':
      return `${label}: nothing in it can be deleted for ${period}${
        lock?.mode ? MODES[lock.mode] : ''
      }, and locks are renewed`;
    case 'only-new':
      return `${label}: only what is newer than ${period} is locked; older data can be deleted, for locks are not renewed`;
    case 'ended':
      return `${label}: locks were last renewed longer than ${period} ago, and older data can be deleted`;
    case 'nothing':
      return `${label}: the repository says that it locks nothing`;
    case 'not-known':
      return lock?.lockedSeconds
        ? `${label}: what is written is locked for ${period}; whether that is renewed is not known`
        : `no object lock is known of ${label}`;
    default: {
      const unplaced: never = reach;
      throw new Error(`Lock without words: ${unplaced}`);
    }
  }
}

function labelsOf(plans: readonly PlanAt[]): string {
  const labels = plans.map(({ document }) => document.fact.destination.label);
  return [...new Set(labels)].sort().join(', ');
}

/** @returns whether nobody can tell yet if anything copies an item */
export function isUntold(
  { unprotected }: Pick<ItemDocument, 'unprotected'>,
  plans: readonly PlanAt[],
): boolean {
  return plans.length === 0 && !unprotected;
}

function judgeItem(
  item: ItemDocument,
  plans: readonly PlanAt[],
  locks: readonly KnownLock[],
  now: number,
): Judged {
  if (isUntold(item, plans)) {
    return {
      met: 'not-known',
      fact: 'whether anything copies it is not known',
    };
  }
  const counted = plans.filter(({ document }) => document.counted.counted);
  const known = counted.map(plan => lockOf(plan, locks, now));
  const [locked] = known
    .filter(({ reach }) => reach === 'everything')
    .sort(
      (one, other) =>
        (other.lock?.lockedSeconds ?? 0) - (one.lock?.lockedSeconds ?? 0),
    );
  if (locked) return { met: 'met', fact: lockFact(locked) };
  const untold = known.filter(({ reach }) => reach === 'not-known');
  if (untold.length > 0) {
    const partly = untold.find(({ lock }) => lock?.lockedSeconds);
    return {
      met: 'not-known',
      fact: partly
        ? lockFact(partly)
        : `no object lock is known of ${labelsOf(
            untold.map(({ plan }) => plan),
          )}`,
    };
  }
  const doubtful = plans.filter(
    ({ document: { counted: counts } }) =>
      !counts.counted && counts.certainty === 'not-known',
  );
  if (doubtful.length > 0) {
    return {
      met: 'not-known',
      fact: `whether the copy in ${labelsOf(doubtful)} counts is not known`,
    };
  }
  if (counted.length === 0) return { met: 'not-met', fact: 'no copy counts' };
  const weak = known.filter(({ reach }) => reach !== 'nothing');
  return {
    met: 'not-met',
    fact:
      weak.length > 0
        ? weak.map(lockFact).join('; ')
        : `${labelsOf(counted)}: the repository says that it locks nothing`,
  };
}

/**
 * Whether one counted copy of every item lies where nothing can be deleted or
 * changed for some time. It is met only by what a repository says of itself and
 * as long as locks are renewed before they end, and missed only where every
 * repository says that something can be deleted.
 *
 * @param now - epoch seconds
 */
export function immutableMark(
  items: readonly { item: ItemDocument; plans: readonly PlanAt[] }[],
  locks: readonly KnownLock[],
  now: number,
): MarkView {
  const [worst] = items
    .map(({ item, plans }) => ({ item, ...judgeItem(item, plans, locks, now) }))
    .sort((a, b) => ORDER.indexOf(a.met) - ORDER.indexOf(b.met));
  const { item, met, fact } = worst;
  return {
    mark: 'immutable',
    met,
    fact: items.length > 1 && met !== 'met' ? `${item.name}: ${fact}` : fact,
  };
}
