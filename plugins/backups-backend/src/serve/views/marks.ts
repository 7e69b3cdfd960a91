import { MarkView } from 'backstage-plugin-backups-common';
import { ItemDocument } from '../../keep/documents';
import { KnownLock, immutableMark, isUntold } from './immutableMark';
import { PlanAt } from '../../keep/planAt';
import { verifiedMark } from './verifiedMark';

interface Counts {
  copies: number;
  domains: number;
  offSite: number;
  doubt: boolean;
}

function countsOf(item: ItemDocument, plans: readonly PlanAt[]): Counts {
  const counted = plans.filter(({ document }) => document.counted.counted);
  const domains = new Set(
    counted.map(({ document }) => document.fact.destination.failureDomain),
  );
  return {
    // The original is a copy of the rule, too.
    copies: domains.size + 1,
    domains: new Set([...domains, item.failureDomain]).size,
    offSite: counted.filter(
      ({ document }) => document.fact.destination.offSite === true,
    ).length,
    doubt:
      isUntold(item, plans) ||
      plans.some(
        ({ document }) =>
          !document.counted.counted &&
          document.counted.certainty === 'not-known',
      ),
  };
}

function mark(
  name: MarkView['mark'],
  value: number,
  needed: number,
  doubt: boolean,
  fact: string,
): MarkView {
  const missing = doubt ? 'not-known' : 'not-met';
  return { mark: name, met: value >= needed ? 'met' : missing, fact };
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/**
 * The marks of the 3-2-1-1-0 rule for the item that has least. What nobody
 * looked at is not known, never met.
 *
 * @param locks - of the repositories that are described now
 * @param drills - `provenAt`: by key of the item, when the last drill that
 * proved it ended; epoch seconds, as `now`
 */
export function marksOf(
  items: readonly { item: ItemDocument; plans: readonly PlanAt[] }[],
  locks: readonly KnownLock[],
  drills: { provenAt: ReadonlyMap<string, number>; now: number },
): MarkView[] {
  const all = items.map(({ item, plans }) => countsOf(item, plans));
  if (all.length === 0) return [];
  const least = (value: (counts: Counts) => number) =>
    Math.min(...all.map(value));
  const copies = least(counts => counts.copies);
  const domains = least(counts => counts.domains);
  const offSite = least(counts => counts.offSite);
  const doubt = all.some(counts => counts.doubt);
  return [
    mark(
      'copies',
      copies,
      3,
      doubt,
      `${plural(copies, 'copy', 'copies')}, the original included`,
    ),
    mark(
      'media',
      domains,
      2,
      doubt,
      plural(domains, 'independent place', 'independent places'),
    ),
    mark('off-site', offSite, 1, doubt, `${offSite} off-site`),
    immutableMark(items, locks, drills.now),
    verifiedMark(
      items.map(({ item }) => item),
      drills.provenAt,
      drills.now,
    ),
  ];
}
