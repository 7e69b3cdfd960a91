import type { NeedView } from '../api/NeedsView';

/**
 * What is to be done. Each entry is one thing: the needs that are met
 * together, at least one.
 *
 * @public
 */
export interface ThingsToDo {
  /** Something is lost, or cannot be told. This is what "need you" counts. */
  urgent: NeedView[][];
  /** Weakens restores. */
  later: NeedView[][];
}

/** What is done as one thing has one key. */
function keyOf({ kind, holders, fix, examples }: NeedView): string {
  if (kind.type === 'item' && kind.problem === 'unprotected') {
    return JSON.stringify([kind, holders]);
  }
  return JSON.stringify(
    kind.type === 'state'
      ? [kind, holders, examples]
      : [kind, holders, examples, fix],
  );
}

function isUrgent({ verdict, kind }: NeedView): boolean {
  if (kind.type === 'finding' && kind.severity === 'erodes') return false;
  return verdict === 'at-risk' || verdict === 'cannot-tell';
}

function byThing(needs: readonly NeedView[]): NeedView[][] {
  const things = new Map<string, NeedView[]>();
  for (const need of needs) {
    const key = keyOf(need);
    things.set(key, [...(things.get(key) ?? []), need]);
  }
  return [...things.values()];
}

/**
 * The one place that decides how many things are to be done: the badge, the home
 * page, the scorecard, the digest and the action all count what it returns.
 *
 * @param needs - in the server's order, which is kept
 * @returns all that nothing copies as one thing, the copies of the same apps in
 * one state as one, and findings with one fix as one
 *
 * @public
 */
export function thingsToDo(needs: readonly NeedView[]): ThingsToDo {
  return {
    urgent: byThing(needs.filter(isUrgent)),
    later: byThing(needs.filter(need => !isUrgent(need))),
  };
}
