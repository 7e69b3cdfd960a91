import {
  BackupsStore,
  CatalogEntity,
  Chronicle,
  Collector,
  ChronicleStore,
  EstateStore,
  WorkloadsProvider,
  projectEntity,
  sqliteDatabase,
} from 'backstage-plugin-backups-backend/testUtils';
import { createVolSyncProvider } from 'backstage-plugin-backups-backend-module-volsync';
import { ClusterReader } from 'backstage-plugin-backups-node';
import { entitiesOf } from 'backups-demo';
import type { Knex } from 'knex';
import { quietLogger } from './quietLogger';

/** The providers of a portal with VolSync. */
export const PROVIDERS = [
  new WorkloadsProvider({ storageClasses: {} }),
  createVolSyncProvider(),
];

/** @returns the catalog as the collector reads it */
export function catalogOf(plans: number): CatalogEntity[] {
  return entitiesOf({ plans }).map(projectEntity);
}

/** @returns a store in a file, as the demo and a small portal have it */
export async function openStore(
  filename: string,
): Promise<{ knex: Knex; store: BackupsStore }> {
  const knex = sqliteDatabase(filename);
  return { knex, store: await BackupsStore.create({ knex }) };
}

/** @returns the real collector */
export function collectorOf(options: {
  readers: ClusterReader[];
  store: BackupsStore;
  entities: CatalogEntity[];
  clock?: () => Date;
  clusterDeadlineSeconds?: number;
  /** Where the estate as a whole and its days are kept, too; absent: they are not. */
  knex?: Knex;
}): Collector {
  const { entities, knex, ...others } = options;
  return new Collector({
    ...others,
    ...(knex && {
      estate: new EstateStore(knex),
      listeners: [
        new Chronicle({
          store: new ChronicleStore(knex),
          countsFrom: {},
          longestGapSeconds: 900,
        }),
      ],
    }),
    providers: PROVIDERS,
    tiers: {},
    logger: quietLogger,
    listEntities: async () => entities,
  });
}
