import type { NeedView } from 'backstage-plugin-backups-common';
import { thingToDo } from './thingToDo';

/** Copies in one state, each of a single app, have nothing to say but the app. */
function groupKey(need: NeedView): string {
  const { kind, entities, holders, cause } = need;
  if (kind.type !== 'state') return thingToDo(need);
  return JSON.stringify(entities > 1 ? cause : [kind, holders]);
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
