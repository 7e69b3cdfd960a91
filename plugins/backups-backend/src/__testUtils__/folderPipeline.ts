import { EntityBackups } from 'backstage-plugin-backups-common';
import { BackupsProvider } from 'backstage-plugin-backups-node';
import type { Knex } from 'knex';
import { mockLogger } from './mockLogger';
import { Collector } from '../collect/Collector';
import { FolderConfig, TierConfig } from '../config/BackupsConfig';
import { BackupsStore } from '../keep/BackupsStore';
import { CatalogEntity } from '../read/catalog/CatalogEntity';
import { WorkloadsProvider } from '../observe/workloads/WorkloadsProvider';
import { FolderClusterReader } from '../read/FolderClusterReader';
import { BackupsService } from '../serve/BackupsService';
import { sqliteDatabase } from '../keep/sqliteDatabase';

/** A component of the catalog, for tests. */
export function component(
  name: string,
  annotations: Record<string, string> = {},
): CatalogEntity {
  return {
    ref: `component:default/${name}`,
    kind: 'component',
    name,
    annotations,
  };
}

/** A pipeline over folders, with an in-memory database. */
export interface FolderPipeline {
  knex: Knex;
  store: BackupsStore;
  collector: Collector;
  service: BackupsService;
  view(name: string): Promise<EntityBackups>;
}

/** Builds the real pipeline over folders. Destroy its `knex` afterwards. */
export async function folderPipeline(options: {
  folders: FolderConfig[];
  providers: BackupsProvider[];
  entities: CatalogEntity[];
  tiers?: Record<string, TierConfig>;
  storageClasses?: Record<string, { failureDomain?: string }>;
  clock?: () => Date;
}): Promise<FolderPipeline> {
  const knex = sqliteDatabase();
  const store = await BackupsStore.create({ knex });
  const service = new BackupsService({ store, clock: options.clock });
  const collector = new Collector({
    readers: options.folders.map(folder => new FolderClusterReader(folder)),
    providers: [
      new WorkloadsProvider({ storageClasses: options.storageClasses ?? {} }),
      ...options.providers,
    ],
    store,
    tiers: options.tiers ?? {},
    logger: mockLogger(),
    listEntities: async () => options.entities,
    clock: options.clock,
  });
  return {
    knex,
    store,
    collector,
    service,
    view: name =>
      service.getEntityBackups({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name, namespace: 'default' },
      }),
  };
}
