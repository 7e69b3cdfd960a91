import { ChangeView, VERDICTS } from 'backstage-plugin-backups-common';
import { EntityChange } from '../../keep/scorecard/ScorecardStore';

const KINDS: readonly ChangeView['kind'][] = ['worse', 'better', 'new', 'gone'];

function kindOf({ before, after }: EntityChange): ChangeView['kind'] {
  if (!before) return 'new';
  if (!after) return 'gone';
  const verdict =
    VERDICTS.indexOf(after.verdict) - VERDICTS.indexOf(before.verdict);
  if (verdict !== 0) return verdict < 0 ? 'worse' : 'better';
  return (after.level ?? 0) < (before.level ?? 0) ? 'worse' : 'better';
}

/** @returns changes as the page lists them, worse first */
export function changesView(changes: readonly EntityChange[]): ChangeView[] {
  return changes
    .map(
      (change): ChangeView => ({
        entityRef: change.ref,
        title: change.title,
        owner: change.owner,
        kind: kindOf(change),
        before: change.before,
        after: change.after,
      }),
    )
    .sort(
      (a, b) =>
        KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
        (a.title < b.title ? -1 : 1),
    );
}
