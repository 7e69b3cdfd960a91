import type { NeedView } from 'backstage-plugin-backups-common';

/**
 * @returns a key that needs share which are done as one thing: all that nothing
 * copies, the copies of the same apps in one state, findings with one fix
 */
export function thingToDo({ kind, holders, fix, examples }: NeedView): string {
  if (kind.type === 'item' && kind.problem === 'unprotected') {
    return JSON.stringify([kind, holders]);
  }
  return JSON.stringify(
    kind.type === 'state'
      ? [kind, holders, examples]
      : [kind, holders, examples, fix],
  );
}
