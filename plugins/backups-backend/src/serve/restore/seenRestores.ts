import { SeenRestoreView, instantToIso } from 'backstage-plugin-backups-common';
import {
  RestoreFact,
  describeObject,
  objectKey,
} from 'backstage-plugin-backups-node';
import { LinkedItem } from './RestoreSituations';

/** A restore that ended is news for this long, in seconds. */
const NEWS = 24 * 3600;

/** Names under which restores refer to an entity's items and their copies. */
function namesOf(items: readonly LinkedItem[]): Set<string> {
  return new Set(
    items.flatMap(({ item, plans }) => [
      item.key,
      ...plans.flatMap(({ fact }) => [
        objectKey(fact.object),
        ...(fact.itemKey ? [fact.itemKey] : []),
        ...(fact.writes ? [fact.writes.repository] : []),
      ]),
    ]),
  );
}

function isNews({ outcome, at }: RestoreFact, now: number): boolean {
  switch (outcome) {
    case 'running':
    case 'failed':
      return true;
    case 'restored':
    case 'restored-nothing':
      return at !== undefined && at > now - NEWS;
    default: {
      const unplaced: never = outcome;
      throw new Error(`Outcome without a place: ${unplaced}`);
    }
  }
}

/**
 * @param now - epoch seconds
 * @returns restores of these items that run or have just ended, newest first
 */
export function seenRestores(
  restores: readonly RestoreFact[],
  items: readonly LinkedItem[],
  now: number,
): SeenRestoreView[] {
  const names = namesOf(items);
  return restores
    .filter(restore => restore.of.some(key => names.has(key)))
    .filter(restore => isNews(restore, now))
    .sort((a, b) => (b.at ?? now) - (a.at ?? now))
    .map(({ object, outcome, at, detail }) => ({
      object: describeObject(object),
      cluster: object.cluster,
      outcome,
      at: at === undefined ? undefined : instantToIso(at),
      detail,
    }));
}
