import { DrillReport, isoToInstant } from 'backstage-plugin-backups-common';

/** A restore that was tried. */
export interface TriedRestore {
  entityRef: string;
  item: string;
  report: Pick<
    DrillReport,
    'itemKey' | 'outcome' | 'finishedAt' | 'check' | 'action'
  >;
}

/** Failures of one item until it came back. Instants are epoch seconds. */
export interface OpenedFailure {
  /** The first failure. */
  first: TriedRestore;
  failures: number;
  /** What was done, in the order in which it was recorded. */
  actions: string[];
  /** The first restore after it that brought the data back. */
  closing?: TriedRestore;
}

function endOf({ report }: TriedRestore): number {
  return isoToInstant(report.finishedAt);
}

/** At one instant a failure comes last: what ended with it does not close it. */
function rank({ report }: TriedRestore): number {
  return report.outcome === 'failed' ? 1 : 0;
}

/**
 * Follows each restore that failed to the one that worked.
 *
 * @param drills - of any order; only what is among them closes anything
 * @param from - what was closed before is left out
 * @param before - what failed first from here on is left out
 * @returns by the time of the first failure
 */
export function correctiveActions(
  drills: readonly TriedRestore[],
  from: number,
  before: number,
): OpenedFailure[] {
  const open = new Map<string, OpenedFailure>();
  const all: OpenedFailure[] = [];
  const oldestFirst = [...drills].sort(
    (a, b) => endOf(a) - endOf(b) || rank(a) - rank(b),
  );
  for (const drill of oldestFirst) {
    const { itemKey, outcome, action } = drill.report;
    const opened = open.get(itemKey);
    if (outcome === 'proven') {
      if (opened) {
        opened.closing = drill;
        if (action) opened.actions.push(action);
      }
      open.delete(itemKey);
    } else if (opened) {
      opened.failures += 1;
      if (action) opened.actions.push(action);
    } else {
      const failure: OpenedFailure = {
        first: drill,
        failures: 1,
        actions: action ? [action] : [],
      };
      open.set(itemKey, failure);
      all.push(failure);
    }
  }
  return all.filter(
    ({ first, closing }) =>
      endOf(first) < before &&
      (closing === undefined || endOf(closing) >= from),
  );
}
