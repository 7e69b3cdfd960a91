import { UncoveredItem, instantToIso } from 'backstage-plugin-backups-common';
import { lackInWords } from '../../say/lacks';
import { UncoveredDocument } from '../../keep/estate/estateDocuments';

function uncoveredItem(
  document: UncoveredDocument,
  now: number,
  currentUntil: ReadonlyMap<string, number>,
): UncoveredItem {
  const { unprotected, lack, exemption, sourceIds, protect, ...item } =
    document;
  const exempt = exemption !== undefined && now < (exemption.until ?? Infinity);
  const silent = sourceIds.some(id => now > (currentUntil.get(id) ?? 0));
  const base = {
    ...item,
    protect,
    exemption: exemption && {
      reason: exemption.reason,
      declaredBy: exemption.declaredBy,
      until:
        exemption.until === undefined
          ? undefined
          : instantToIso(exemption.until),
    },
  };
  if (exempt) {
    return { ...base, state: 'exempt', because: exemption.reason };
  }
  if (unprotected && !silent) return { ...base, state: 'unprotected' };
  return {
    ...base,
    state: 'cannot-tell',
    because: unprotected
      ? 'Nothing copied it when it was last read, and what could tell has fallen silent.'
      : lack && lackInWords(lack),
  };
}

const RANK: Record<UncoveredItem['state'], number> = {
  unprotected: 0,
  'cannot-tell': 1,
  exempt: 2,
};

/**
 * @param currentUntil - until when each source is current, by its id
 * @returns what nothing copies at an instant: the largest first, exempt ones last
 */
export function uncoveredItems(
  documents: readonly UncoveredDocument[],
  now: number,
  currentUntil: ReadonlyMap<string, number>,
): UncoveredItem[] {
  return documents
    .map(document => uncoveredItem(document, now, currentUntil))
    .sort(
      (a, b) =>
        RANK[a.state] - RANK[b.state] ||
        (b.sizeBytes ?? 0) - (a.sizeBytes ?? 0) ||
        (a.key < b.key ? -1 : 1),
    );
}
