import type { ClusterSnapshot, Fact } from 'backstage-plugin-backups-node';
import type { ObserveOptions } from './ClusterContext';
import { contextOf } from './contextOf';
import {
  observeSchedule,
  observeUnscheduled,
  targetsOf,
} from './observeSchedules';

/**
 * Turns what was read from one cluster into facts. Pure: the same snapshot gives
 * the same facts, whatever the time.
 *
 * @param snapshot - listings that are not complete count as unknown, not as empty
 */
export function observeCluster(
  snapshot: ClusterSnapshot,
  options: ObserveOptions,
): Fact[] {
  const context = contextOf(snapshot, options);
  const targets = targetsOf(context);
  return [
    ...context.schedules.flatMap(schedule =>
      observeSchedule(schedule, targets, context),
    ),
    ...observeUnscheduled(targets, context),
  ];
}
