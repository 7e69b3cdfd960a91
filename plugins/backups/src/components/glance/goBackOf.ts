import type { EntityBackups } from 'backstage-plugin-backups-common';

/** How far back an app can go. */
export interface GoBack {
  /** ISO 8601; absent: it is not known. */
  at?: string;
  /** The item that goes back the shortest way, where there are several. */
  item?: string;
}

/**
 * An app goes back as far as each of its items does: the item with the shortest
 * way back counts.
 *
 * @param backups - what is known of the app
 */
export function goBackOf({ items }: EntityBackups): GoBack {
  const copied = items.filter(({ exemption }) => !exemption);
  const oldest = copied.map(item => ({
    item: item.name,
    at: item.plans
      .flatMap(({ proof, oldestCopy, database }) => [
        proof?.oldestGood ?? [],
        oldestCopy ?? [],
        database?.window.oldestPoint?.at ?? [],
        database?.window.earliest?.at ?? [],
      ])
      .flat()
      .sort()
      .at(0),
  }));
  if (oldest.length === 0 || oldest.some(({ at }) => at === undefined)) {
    return {};
  }
  const shortest = oldest.reduce((one, other) =>
    (one.at ?? '') < (other.at ?? '') ? other : one,
  );
  return {
    at: shortest.at,
    item: oldest.length > 1 ? shortest.item : undefined,
  };
}
