import {
  BackupsStore,
  DrillStore,
} from 'backstage-plugin-backups-backend/testUtils';

interface DemoDrill {
  /** The simulated day on which it was tried. */
  day: number;
  entityRef: string;
  outcome: 'proven' | 'failed';
  reportedBy: string;
  durationSeconds: number;
  check: string;
  /** Which of its items; absent: all. */
  item?: string;
}

/**
 * What the people of the homelab have tried: four apps came back, one did not. A
 * week later two were tried again: one as fast as before, one far slower.
 */
const DRILLS: readonly DemoDrill[] = [
  {
    day: 18,
    entityRef: 'component:default/paperless',
    outcome: 'proven',
    reportedBy: 'user:default/robin',
    durationSeconds: 380,
    check: 'Opened last week’s letters from the restored volume.',
  },
  {
    day: 18,
    entityRef: 'component:default/vaultwarden',
    outcome: 'proven',
    reportedBy: 'user:default/sam',
    durationSeconds: 145,
    check: 'Signed in and read an entry.',
  },
  {
    day: 18,
    entityRef: 'component:default/jellyfin',
    outcome: 'proven',
    reportedBy: 'user:default/kim',
    durationSeconds: 910,
    check: 'Played the film that was added last.',
  },
  {
    day: 18,
    entityRef: 'component:default/audiobookshelf',
    outcome: 'proven',
    reportedBy: 'user:default/kim',
    durationSeconds: 240,
    check: 'Listened to a book from where it was left.',
  },
  {
    day: 18,
    entityRef: 'component:default/mealie',
    outcome: 'failed',
    reportedBy: 'user:default/robin',
    durationSeconds: 60,
    check: 'The restored volume was empty.',
    item: 'mealie',
  },
  {
    day: 25,
    entityRef: 'component:default/paperless',
    outcome: 'proven',
    reportedBy: 'user:default/robin',
    durationSeconds: 405,
    check: 'Opened a bill of this month from the restored volume.',
  },
  {
    day: 25,
    entityRef: 'component:default/vaultwarden',
    outcome: 'proven',
    reportedBy: 'user:default/sam',
    durationSeconds: 520,
    check: 'Signed in and read an entry; the NAS was busy.',
  },
];

/** Simulated days on which something was tried, the first one first. */
export const DRILL_DAYS: readonly number[] = [
  ...new Set(DRILLS.map(({ day }) => day)),
];

/**
 * Records the drills of the homelab the way people do: of every item of an
 * app, or of the one that was tried, from the first of its copies.
 *
 * @param options - `day`: of the simulation, on most nothing is tried; `at`: when
 * they ended
 */
export async function recordDemoDrills(options: {
  store: BackupsStore;
  drills: DrillStore;
  day: number;
  at: Date;
}): Promise<void> {
  const { store, drills, day, at } = options;
  const tried = DRILLS.filter(drill => drill.day === day);
  for (const {
    day: _day,
    entityRef,
    reportedBy,
    item: only,
    ...told
  } of tried) {
    const entity = await store.getEntity(entityRef);
    for (const item of entity?.items ?? []) {
      if (only !== undefined && item.name !== only) continue;
      const [plan] = await store.getPlans(item.planIds.slice(0, 1));
      if (!plan) continue;
      await drills.addDrill({
        entityRef,
        item: item.name,
        destination: plan.fact.destination.label,
        reportedBy,
        reportedAt: Math.floor(at.getTime() / 1000),
        report: {
          ...told,
          itemKey: item.key,
          planId: plan.id,
          scenario: 'look',
          finishedAt: at.toISOString(),
        },
      });
    }
  }
}
