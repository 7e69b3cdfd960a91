import type {
  EntityBackups,
  ItemKind,
  PlanPointView,
  PlanView,
  RecoveryWindowView,
  RestoreItemView,
} from 'backstage-plugin-backups-common';

/** A restore point of the picture. */
export interface TimelinePoint extends PlanPointView {
  /** Nobody lists it: only its time is known, from the tool. */
  reported?: boolean;
}

/** One copy of one item on the axis. */
export interface TimelineLane {
  planId: string;
  itemKind: ItemKind;
  /** Destination, and the item where there are several. */
  title: string;
  /** Newest first. */
  points: TimelinePoint[];
  /** Points that are there, whether or not each has a dot; absent: not listed. */
  total?: number;
  /** What the log of a database brings back. */
  window?: RecoveryWindowView;
}

function pointsOf({
  points,
  lastSuccess,
  retention,
}: PlanView): TimelinePoint[] {
  if (points) return points;
  // A copy without history holds its last state, and one that is not listed is
  // known by its last success only.
  return lastSuccess && !retention.noHistory
    ? [{ at: lastSuccess.dataTime, reported: true }]
    : [];
}

function windowOf({ database }: PlanView): RecoveryWindowView | undefined {
  return database?.window.latest || database?.window.oldestPoint
    ? database.window
    : undefined;
}

/**
 * What the picture of restore points shows, and its table twin, too.
 *
 * @param backups - what is known of the app
 */
export function timelineLanes({ items }: EntityBackups): TimelineLane[] {
  const copied = items.filter(({ plans }) => plans.length > 0);
  return copied.flatMap(item =>
    item.plans.map((plan): TimelineLane => {
      const window = windowOf(plan);
      return {
        planId: plan.id,
        itemKind: item.kind,
        title:
          copied.length > 1
            ? `${item.name} · ${plan.destination.label}`
            : plan.destination.label,
        points: window && !plan.points ? [] : pointsOf(plan),
        total: plan.points && (plan.proof?.points ?? plan.points.length),
        window,
      };
    }),
  );
}

/**
 * The same of what the restore view offers.
 *
 * @param items - what is restored
 */
export function restoreLanes(
  items: readonly RestoreItemView[],
): TimelineLane[] {
  return items.flatMap(item =>
    item.paths.map(
      ({ planId, destination, points, window, noHistory }): TimelineLane => ({
        planId,
        itemKind: item.kind,
        title: items.length > 1 ? `${item.name} · ${destination}` : destination,
        points:
          noHistory || (window?.latest && item.kind === 'database-cluster')
            ? []
            : points.map(({ dataTime, spoiled, grade }) => ({
                at: dataTime,
                spoiled: spoiled === 'after-moment' ? undefined : spoiled,
                reported: grade !== 'seen-in-repository',
              })),
        window,
      }),
    ),
  );
}
