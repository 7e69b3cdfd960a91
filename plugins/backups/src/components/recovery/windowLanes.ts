import type {
  ItemView,
  PlanView,
  RecoveryWindowView,
} from 'backstage-plugin-backups-common';

/** A copy of a database, as a bar shows it. */
export interface WindowLane {
  plan: PlanView;
  title: string;
  window: RecoveryWindowView;
}

/** @returns a lane for each copy of a database */
export function windowLanes(items: readonly ItemView[]): WindowLane[] {
  return items.flatMap(item =>
    item.plans.flatMap(plan =>
      plan.database
        ? [
            {
              plan,
              title: `${item.name}, ${plan.destination.label}`,
              window: plan.database.window,
            },
          ]
        : [],
    ),
  );
}

/** @returns the oldest moment of any lane, ISO 8601 */
export function oldestMoment(lanes: readonly WindowLane[]): string | undefined {
  return lanes
    .flatMap(({ window }) => [
      window.oldestPoint?.at ?? [],
      window.earliest?.at ?? [],
      window.latest?.at ?? [],
    ])
    .flat()
    .sort()
    .at(0);
}
