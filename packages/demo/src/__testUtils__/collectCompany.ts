import { ConfigReader } from '@backstage/config';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import {
  BackupsService,
  Collector,
  BackupsStore,
  WorkloadsProvider,
  sqliteDatabase,
} from 'backstage-plugin-backups-backend/testUtils';
import type { EntityBackups } from 'backstage-plugin-backups-common';
import { createLonghornProvider } from 'backstage-plugin-backups-backend-module-longhorn';
import {
  createPerconaProvider,
  createPgoProvider,
} from 'backstage-plugin-backups-backend-module-pgo';
import { createVeleroProvider } from 'backstage-plugin-backups-backend-module-velero';
import { readDestinationPatterns } from 'backstage-plugin-backups-node';
import type { BackupsProvider } from 'backstage-plugin-backups-node';
import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { parse } from 'yaml';
import { catalogEntityOf } from '../catalog/catalogEntityOf';
import { companyEntities } from '../catalog/companyEntities';
import { COMPANY_CLUSTER } from '../demoClusters';
import { MemoryClusterReader } from '../history/MemoryClusterReader';
import { quietLogger } from '../history/quietLogger';

const HOUR = 3_600_000;

/** Everything that reads the company's cluster, with the places that the demo names. */
export function companyProviders(): BackupsProvider[] {
  const file = resolvePackagePath('backups-demo', '../../app-config.yaml');
  const destinations = readDestinationPatterns(
    new ConfigReader(parse(readFileSync(file, 'utf8'))),
  );
  return [
    new WorkloadsProvider({ storageClasses: {} }),
    createPgoProvider({ destinations }),
    createPerconaProvider({ destinations }),
    createVeleroProvider({ destinations }),
    createLonghornProvider({ destinations }),
  ];
}

/**
 * Collects the company's cluster now and then, as a portal would have done.
 *
 * @param hours - before the anchor; the cluster is read at each of them and at the anchor
 * @returns what the page of each component says at the anchor, by its reference
 */
export async function collectCompany(
  anchor: Date,
  hours: readonly number[],
): Promise<Map<string, EntityBackups>> {
  let now = anchor;
  const clock = () => now;
  const knex = sqliteDatabase();
  try {
    const store = await BackupsStore.create({ knex });
    const entities: Entity[] = companyEntities();
    const collector = new Collector({
      clock,
      store,
      readers: [
        new MemoryClusterReader({
          cluster: COMPANY_CLUSTER,
          anchor,
          intervalSeconds: 300,
          clock,
        }),
      ],
      providers: companyProviders(),
      tiers: {},
      logger: quietLogger,
      listEntities: async () => entities.map(catalogEntityOf),
    });
    for (const before of [...hours, 0]) {
      now = new Date(anchor.getTime() - before * HOUR);
      await collector.collect({ signal: new AbortController().signal });
    }
    const service = new BackupsService({ store, clock });
    const pages = new Map<string, EntityBackups>();
    for (const entity of entities) {
      if (entity.kind !== 'Component') continue;
      pages.set(
        stringifyEntityRef(entity),
        await service.getEntityBackups(entity),
      );
    }
    return pages;
  } finally {
    await knex.destroy();
  }
}
