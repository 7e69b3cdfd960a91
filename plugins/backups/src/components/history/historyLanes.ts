import type { DayView, ItemView } from 'backstage-plugin-backups-common';

/** The history of one plan. */
export interface HistoryLane {
  planId: string;
  /** Destination, and the item where there are several. */
  title: string;
  /** How often, in words. */
  schedule: string;
  /** Oldest first. */
  days: DayView[];
}

/**
 * One lane per plan.
 *
 * @param items - items of the entity
 * @param newestDays - how many days to keep; default: all
 */
export function historyLanes(
  items: ItemView[],
  newestDays?: number,
): HistoryLane[] {
  const withPlans = items.filter(item => item.plans.length > 0);
  return withPlans.flatMap(item =>
    item.plans
      .filter(plan => plan.days.length > 0)
      .map(plan => ({
        planId: plan.id,
        title:
          withPlans.length > 1
            ? `${item.name} · ${plan.destination.label}`
            : plan.destination.label,
        schedule: plan.schedule.short,
        days: newestDays ? plan.days.slice(-newestDays) : plan.days,
      })),
  );
}
