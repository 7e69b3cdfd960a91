import { MarkView, durationInWords } from 'backstage-plugin-backups-common';
import { ItemDocument } from '../../keep/documents';
import { PlanAt } from '../../keep/planAt';

/** What is told of the lock of one repository, by whom it is still told. */
export interface KnownLock {
  planIds: readonly string[];
  /** Seconds; 0: it locks nothing. Absent: nobody tells. */
  lockedSeconds?: number;
}

type Judged = Pick<MarkView, 'met' | 'fact'>;

/** The worst first. */
const ORDER: readonly MarkView['met'][] = ['not-met', 'not-known', 'met'];

function longestLock(
  plan: PlanAt,
  locks: readonly KnownLock[],
): number | undefined {
  const told = locks
    .filter(({ planIds }) => planIds.includes(plan.document.id))
    .flatMap(({ lockedSeconds }) => lockedSeconds ?? []);
  return told.length === 0 ? undefined : Math.max(...told);
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
): Judged {
  if (isUntold(item, plans)) {
    return {
      met: 'not-known',
      fact: 'whether anything copies it is not known',
    };
  }
  const counted = plans.filter(({ document }) => document.counted.counted);
  const known = counted.map(plan => ({ plan, lock: longestLock(plan, locks) }));
  const [locked] = known
    .flatMap(({ plan, lock }) => (lock ? [{ plan, lock }] : []))
    .sort((a, b) => b.lock - a.lock);
  if (locked) {
    const { label } = locked.plan.document.fact.destination;
    return {
      met: 'met',
      fact: `${label}: the repository says that it locks what is written for ${durationInWords(
        locked.lock,
      )}`,
    };
  }
  const untold = known.flatMap(({ plan, lock }) =>
    lock === undefined ? [plan] : [],
  );
  if (untold.length > 0) {
    return {
      met: 'not-known',
      fact: `no object lock is told of ${labelsOf(untold)}`,
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
  return {
    met: 'not-met',
    fact:
      counted.length === 0
        ? 'no copy counts'
        : `${labelsOf(counted)}: the repository says that it locks nothing`,
  };
}

/**
 * Whether one counted copy of every item lies where nothing can be deleted or
 * changed for some time. It is met only by what a repository says of itself,
 * and missed only where every repository says that it has no lock.
 */
export function immutableMark(
  items: readonly { item: ItemDocument; plans: readonly PlanAt[] }[],
  locks: readonly KnownLock[],
): MarkView {
  const [worst] = items
    .map(({ item, plans }) => ({ item, ...judgeItem(item, plans, locks) }))
    .sort((a, b) => ORDER.indexOf(a.met) - ORDER.indexOf(b.met));
  const { item, met, fact } = worst;
  return {
    mark: 'immutable',
    met,
    fact: items.length > 1 && met !== 'met' ? `${item.name}: ${fact}` : fact,
  };
}
