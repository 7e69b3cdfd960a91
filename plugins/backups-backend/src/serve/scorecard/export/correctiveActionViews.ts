import { CorrectiveAction } from 'backstage-plugin-backups-common';
import {
  TriedRestore,
  correctiveActions,
} from '../../../judge/evidence/correctiveActions';
import { SlaPeriod } from '../../../keep/scorecard/ScorecardQuestion';

function startOf(day: string): number {
  return Date.parse(day) / 1000;
}

/**
 * @param drills - all that are known, also those after the period: they close
 * what failed in it
 * @returns what became of restores that failed in a period, or were open then
 */
export function correctiveActionViews(
  drills: readonly TriedRestore[],
  { since, before }: Pick<SlaPeriod, 'since' | 'before'>,
): CorrectiveAction[] {
  return correctiveActions(drills, startOf(since), startOf(before)).map(
    ({ first, failures, actions, closing }) => ({
      entityRef: first.entityRef,
      item: first.item,
      failedAt: first.report.finishedAt,
      failures,
      check: first.report.check,
      actions,
      closedAt: closing?.report.finishedAt,
      closedBy: closing?.report.check,
    }),
  );
}
