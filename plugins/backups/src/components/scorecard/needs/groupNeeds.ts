import type { NeedView } from 'backstage-plugin-backups-common';

/** Rows of one kind that are about the same apps, or have nothing to say but the apps. */
function groupKey({ kind, examples, holders, fix }: NeedView): string {
  if (kind.type === 'item' && kind.problem === 'unprotected') {
    return JSON.stringify([kind, holders]);
  }
  if (kind.type === 'state') return JSON.stringify([kind, holders, examples]);
  return JSON.stringify([kind, holders, fix, examples]);
}

/**
 * Puts what is one thing to do into one row: everything that nothing copies, and
 * all copies of an app that are in the same state.
 *
 * @param needs - in the server's order, which is kept
 */
export function groupNeeds(needs: readonly NeedView[]): NeedView[][] {
  const groups = new Map<string, NeedView[]>();
  for (const need of needs) {
    const key = groupKey(need);
    const group = groups.get(key);
    if (group) group.push(need);
    else groups.set(key, [need]);
  }
  return [...groups.values()];
}
