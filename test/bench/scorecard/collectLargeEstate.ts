import type { Entity } from '@backstage/catalog-model';
import { snapshotOf } from 'backstage-plugin-backups-node';
import {
  BackupsStore,
  Chronicle,
  Collector,
  ChronicleStore,
  EstateStore,
  projectEntity,
} from 'backstage-plugin-backups-backend/testUtils';
import { entitiesOf, estateOf } from 'backups-demo';
import type { Knex } from 'knex';
import { PROVIDERS } from '../cycle/pipelineOf';
import { quietLogger } from '../cycle/quietLogger';

const CLUSTER = 'estate';
const PLANS_OF_AN_APP = 3;
const TEAMS = 50;

/** Nothing is copied of every tenth app. */
const UNCOVERED = /app-\d{4}0(-|$)/;

/**
 * Collects apps of three plans each once, with the real cycle: they have
 * owners, and every tenth is at risk.
 *
 * @param options - `plans`: before those of every tenth app are left out
 * @returns the apps
 */
export async function collectLargeEstate(options: {
  knex: Knex;
  store: BackupsStore;
  plans: number;
  now: Date;
}): Promise<Entity[]> {
  const { knex, store, plans, now } = options;
  await knex.raw('PRAGMA synchronous = OFF');
  const components = entitiesOf({ plans, plansOfAnApp: PLANS_OF_AN_APP }).map(
    (component, index) => ({
      ...component,
      spec: { ...component.spec, owner: `team-${index % TEAMS}` },
    }),
  );
  const objects = estateOf({
    cluster: CLUSTER,
    plans,
    plansOfAnApp: PLANS_OF_AN_APP,
    now,
  }).filter(
    ({ kind, metadata }) =>
      kind !== 'ReplicationSource' || !UNCOVERED.test(metadata.name),
  );
  const collector = new Collector({
    store,
    estate: new EstateStore(knex),
    clock: () => now,
    providers: PROVIDERS,
    tiers: {},
    logger: quietLogger,
    listeners: [
      new Chronicle({
        store: new ChronicleStore(knex),
        countsFrom: {},
        longestGapSeconds: 900,
      }),
    ],
    listEntities: async () => components.map(projectEntity),
    readers: [
      {
        cluster: CLUSTER,
        mode: 'live',
        intervalSeconds: 86_400,
        read: async queries =>
          snapshotOf({ cluster: CLUSTER, queries, readAt: now, objects }),
      },
    ],
  });
  await collector.collect({ signal: new AbortController().signal });
  return components;
}
