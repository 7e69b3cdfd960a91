/** Instants are epoch seconds. */

/** What a drill found of the id that an app writes into all that belongs together. */
export interface FoundSentinel {
  itemKey: string;
  /** As it came back: `2026-11-30T02:00:00Z`. */
  id: string;
  /** When that drill ended. */
  at: number;
}

/** What the last drills of an app's items show of one moment. */
export interface SentinelProof {
  /** All brought back the same id: what came back was of one moment. */
  isSame: boolean;
  /** In the order of the items. */
  found: FoundSentinel[];
  /** When the oldest of these drills ended. */
  since: number;
}

/**
 * Compares what the last drill of each item found of the app's id.
 *
 * @param itemKeys - of everything that goes back together
 * @param found - of last drills that ended well, one of an item
 * @returns nothing where an item alone goes back, or where one brought back no id
 */
export function sentinelProof(
  itemKeys: readonly string[],
  found: readonly FoundSentinel[],
): SentinelProof | undefined {
  const own = itemKeys.flatMap(
    key => found.find(({ itemKey }) => itemKey === key) ?? [],
  );
  if (itemKeys.length < 2 || own.length < itemKeys.length) return undefined;
  return {
    isSame: own.every(({ id }) => id === own[0].id),
    found: own,
    since: Math.min(...own.map(({ at }) => at)),
  };
}
