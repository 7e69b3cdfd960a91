import {
  BackupsStore,
  DrillStore,
} from 'backstage-plugin-backups-backend/testUtils';

interface DemoDrill {
  entityRef: string;
  outcome: 'proven' | 'failed';
  reportedBy: string;
  durationSeconds: number;
  check: string;
  /** Which of its items; absent: all. */
  item?: string;
}

/** What the people of the homelab have tried: four apps came back, one did not. */
const DRILLS: readonly DemoDrill[] = [
  {
    entityRef: 'component:default/paperless',
    outcome: 'proven',
    reportedBy: 'user:default/robin',
    durationSeconds: 380,
    check: 'Opened last week’s letters from the restored volume.',
  },
  {
    entityRef: 'component:default/vaultwarden',
    outcome: 'proven',
    reportedBy: 'user:default/sam',
    durationSeconds: 145,
    check: 'Signed in and read an entry.',
  },
  {
    entityRef: 'component:default/jellyfin',
    outcome: 'proven',
    reportedBy: 'user:default/kim',
    durationSeconds: 910,
    check: 'Played the film that was added last.',
  },
  {
    entityRef: 'component:default/audiobookshelf',
    outcome: 'proven',
    reportedBy: 'user:default/kim',
    durationSeconds: 240,
    check: 'Listened to a book from where it was left.',
  },
  {
    entityRef: 'component:default/mealie',
    outcome: 'failed',
    reportedBy: 'user:default/robin',
    durationSeconds: 60,
    check: 'The restored volume was empty.',
    item: 'mealie',
  },
];

/**
 * Records the drills of the homelab the way people do: of every item of an
 * app, or of the one that was tried, from the first of its copies.
 *
 * @param at - when they ended
 */
export async function recordDemoDrills(options: {
  store: BackupsStore;
  drills: DrillStore;
  at: Date;
}): Promise<void> {
  const { store, drills, at } = options;
  for (const { entityRef, reportedBy, item: only, ...told } of DRILLS) {
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
