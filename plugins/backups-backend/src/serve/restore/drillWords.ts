import {
  DrillView,
  Prose,
  durationInWords,
  instantToIso,
  prose,
} from 'backstage-plugin-backups-common';
import { StoredDrill } from '../../keep/DrillStore';

/** @returns a drill as clients see it */
export function drillView(drill: StoredDrill): DrillView {
  return {
    ...drill.report,
    id: drill.id,
    entityRef: drill.entityRef,
    item: drill.item,
    destination: drill.destination,
    reportedBy: drill.reportedBy,
    reportedAt: instantToIso(drill.reportedAt),
  };
}

/** As loud when nothing was drilled as when something was. */
export function drilledInWords(
  drills: readonly DrillView[],
  planIds: readonly string[],
): Prose {
  const own = drills.filter(({ planId }) => planIds.includes(planId));
  const [last] = own;
  if (!last) {
    return prose`Never drilled: no trial of this procedure is recorded.`;
  }
  const day = [{ text: last.finishedAt.slice(0, 10) }];
  const took =
    last.durationSeconds === undefined
      ? []
      : [{ text: ` in ${durationInWords(last.durationSeconds)}` }];
  return last.outcome === 'proven'
    ? prose`Last drilled on ${day}${took} by ${last.reportedBy}: the data came back.`
    : prose`The last drill, on ${day} by ${last.reportedBy}, failed: ${last.check}`;
}
