import type { ChangeView } from 'backstage-plugin-backups-common';
import { verdictLooks } from '../../../theme/verdictLooks';

type State = NonNullable<ChangeView['before']>;

function stateText({ verdict, level }: State): string {
  const words = verdictLooks[verdict].label.toLocaleLowerCase('en-US');
  return level === undefined ? words : `${words}, L${level}`;
}

function verdictText({ verdict }: State): string {
  return verdictLooks[verdict].label.toLocaleLowerCase('en-US');
}

/** @returns from what to what: `protected → at risk`, `L2 → L3` */
export function stepText({ before, after }: ChangeView): string {
  if (!before) return after ? stateText(after) : '';
  if (!after) return `was ${stateText(before)}`;
  if (before.verdict === after.verdict) {
    return `L${before.level} → L${after.level}`;
  }
  return `${verdictText(before)} → ${verdictText(after)}`;
}

/** @returns what it is now, where its sign says which way it went: `at risk`, `L2 → L3` */
export function turnText(change: ChangeView): string {
  const { before, after } = change;
  return before && after && before.verdict !== after.verdict
    ? verdictText(after)
    : stepText(change);
}

/** @returns why: what is wrong now, or what is no longer */
export function reasonText({ kind, reason }: ChangeView): string {
  if (!reason) return '';
  return kind === 'better' ? `fixed: ${reason}` : reason;
}

/**
 * Puts what happened at once for one cause into one row.
 *
 * @param changes - in the server's order, which is kept
 */
export function groupChanges(changes: readonly ChangeView[]): ChangeView[][] {
  const groups = new Map<string, ChangeView[]>();
  for (const change of changes) {
    const { kind, day, at, cause } = change;
    const key = JSON.stringify([kind, day, at, cause, stepText(change)]);
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()];
}
