import type { NeedView } from 'backstage-plugin-backups-common';

/** Copies in one state, each of a single app, have nothing to say but the app. */
function rowKey(need: NeedView, thing: number): string {
  const { kind, entities, holders, cause } = need;
  if (kind.type !== 'state') return String(thing);
  return JSON.stringify(entities > 1 ? cause : [kind, holders]);
}

/**
 * Puts what is read at one glance into one row: everything that nothing copies,
 * and all copies in one state, each of a single app.
 *
 * @param things - what is to be done, in an order that is kept
 */
export function groupNeeds(things: readonly NeedView[][]): NeedView[][] {
  const rows = new Map<string, NeedView[]>();
  things.forEach((needs, thing) => {
    for (const need of needs) {
      const key = rowKey(need, thing);
      const row = rows.get(key);
      if (row) row.push(need);
      else rows.set(key, [need]);
    }
  });
  return [...rows.values()];
}
