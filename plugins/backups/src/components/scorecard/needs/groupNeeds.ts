import type { NeedView } from 'backstage-plugin-backups-common';

/** Rows with one sign that have nothing to say but the apps, or are about the same apps. */
function groupKey(need: NeedView): string {
  const { kind, examples, entities, holders, fix, cause } = need;
  if (kind.type === 'item' && kind.problem === 'unprotected') {
    return JSON.stringify([kind, holders]);
  }
  if (kind.type === 'state') {
    return JSON.stringify(entities > 1 ? cause : [kind, holders]);
  }
  return JSON.stringify([kind, holders, fix, examples]);
}

/**
 * Puts what is read at one glance into one row: everything that nothing copies,
 * and all copies in one state, each of a single app.
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
