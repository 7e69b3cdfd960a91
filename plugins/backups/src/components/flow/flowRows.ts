import type {
  EntityBackups,
  ItemView,
  PlanView,
  RepositoryView,
} from 'backstage-plugin-backups-common';

/** Where a copy lives, as far as it is known. */
export type Zone = 'on-site' | 'off-site' | 'unknown';

/** One arrow of the picture: a copy of an item to a place. */
export interface FlowEdge {
  plan: PlanView;
  zone: Zone;
  /** ISO 8601, what the copy brings back; absent: nothing. */
  dataTime?: string;
  /** Good restore points that its repository lists; absent: not listed. */
  points?: number;
  /** Nothing in its repository can be deleted for so long, in seconds; absent: not known. */
  lockedSeconds?: number;
}

/** One item with its arrows. */
export interface FlowRow {
  item: ItemView;
  edges: FlowEdge[];
}

/** A lock that leaves older data to be deleted is none to rely on. */
function lockOf({
  lockedSeconds,
  lockReach,
}: RepositoryView): number | undefined {
  if (lockReach === undefined) return undefined;
  return lockReach === 'everything' ? lockedSeconds : 0;
}

function zoneOf({ destination }: PlanView): Zone {
  if (destination.offSite === undefined) return 'unknown';
  return destination.offSite ? 'off-site' : 'on-site';
}

/** A log that is archived brings back more than the newest backup. */
function dataTimeOf({ database, lastSuccess }: PlanView): string | undefined {
  return database?.window.latest?.at ?? lastSuccess?.dataTime;
}

const ORDER: Record<Zone, number> = { 'on-site': 0, 'off-site': 1, unknown: 2 };

/**
 * What the picture of an app shows, and its table twin, too: items in the
 * server's order, copies from near to far.
 *
 * @param backups - what is known of the app
 */
export function flowRows({ items, repositories }: EntityBackups): FlowRow[] {
  return items.map(item => ({
    item,
    edges: item.plans
      .map((plan): FlowEdge => {
        // Several repositories under one label: none of them speaks for it.
        const own = repositories.filter(
          ({ label }) => label === plan.destination.label,
        );
        return {
          plan,
          zone: zoneOf(plan),
          dataTime: dataTimeOf(plan),
          points: plan.proof?.good,
          lockedSeconds: own.length === 1 ? lockOf(own[0]) : undefined,
        };
      })
      .sort((one, other) => ORDER[one.zone] - ORDER[other.zone]),
  }));
}

/**
 * @param rows - what the picture shows
 * @returns the zones that it needs; the site and what is off it always
 */
export function zonesOf(rows: readonly FlowRow[]): Zone[] {
  const isUnknown = rows.some(({ edges }) =>
    edges.some(({ zone }) => zone === 'unknown'),
  );
  return isUnknown
    ? ['on-site', 'off-site', 'unknown']
    : ['on-site', 'off-site'];
}
