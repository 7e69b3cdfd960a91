import { Estate, itemKeysOf } from '../join/Estate';
import { Matches } from '../match/Matches';
import { UnlinkedDocument } from './documents';
import { itemIdentity } from './itemIdentity';

/** @returns items that are linked to no entity, or to contradicting ones */
export function unlinkedDocuments(
  estate: Estate,
  matches: Matches,
): UnlinkedDocument[] {
  const destinations = new Map<string, Set<string>>();
  for (const plan of estate.plans) {
    for (const key of itemKeysOf(plan)) {
      destinations.set(
        key,
        (destinations.get(key) ?? new Set()).add(plan.fact.destination.label),
      );
    }
  }
  const document = (
    key: string,
    reason: UnlinkedDocument['reason'],
    claimedBy: string[],
  ): UnlinkedDocument[] => {
    const item = estate.items.get(key)?.fact;
    if (!item) return [];
    return [
      {
        ...itemIdentity(item),
        reason,
        claimedBy,
        copiedTo: [...(destinations.get(key) ?? [])].sort(),
      },
    ];
  };
  return [
    ...matches.unmatched.flatMap(key => document(key, 'unmatched', [])),
    ...[...matches.conflicts].flatMap(([key, refs]) =>
      document(key, 'conflicting', refs),
    ),
  ];
}
