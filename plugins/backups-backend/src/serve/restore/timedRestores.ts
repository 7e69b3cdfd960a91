import { DrillView, isoToInstant } from 'backstage-plugin-backups-common';
import { TimedRestore } from '../../judge/foresight/restoreTime';
import { PlanDocument } from '../../keep/documents';

/** @returns restores that proved something, with the time they took */
export function timedRestores(
  drills: readonly DrillView[],
  plans: readonly PlanDocument[],
): TimedRestore[] {
  return drills.flatMap((drill): TimedRestore[] => {
    const { outcome, durationSeconds, itemKey, planId, sizeBytes } = drill;
    const plan = plans.find(({ id }) => id === planId);
    if (outcome !== 'proven' || durationSeconds === undefined || !plan)
      return [];
    return [
      {
        itemKey,
        method: plan.fact.method,
        destination: drill.destination,
        finishedAt: isoToInstant(drill.finishedAt),
        durationSeconds,
        sizeBytes,
      },
    ];
  });
}
