import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  BackupsService,
  Collector,
  BackupsStore,
  ReportReceiver,
  RestoreService,
  WorkloadsProvider,
  createForesight,
  storesOf,
  sqliteDatabase,
} from 'backstage-plugin-backups-backend/testUtils';
import { createKopiaProvider } from 'backstage-plugin-backups-backend-module-kopia';
import { createKopiurProvider } from 'backstage-plugin-backups-backend-module-kopiur';
import { createVolSyncProvider } from 'backstage-plugin-backups-backend-module-volsync';
import { Readable } from 'node:stream';
import { catalogEntityOf } from '../catalog/catalogEntityOf';
import { homelabEntities } from '../catalog/homelabEntities';
import { MemoryClusterReader } from '../history/MemoryClusterReader';
import { quietLogger } from '../history/quietLogger';
import { demoRepositories } from '../repositories/DemoRepository';
import { kopiaReportAt } from '../repositories/kopiaReportAt';

const ANCHOR = new Date('2026-08-22T10:00:00Z');
const HOUR = 3_600_000;

/** The pipeline after a night of the demo's main cluster, with the reports of its NAS. */
export async function reportedHomelab() {
  let now = new Date(ANCHOR.getTime() - 15 * HOUR);
  const clock = () => now;
  const knex = sqliteDatabase();
  const store = await BackupsStore.create({ knex });
  const stores = storesOf(knex);
  const { drills, reports, restoreFacts } = stores;
  const kopia = createKopiaProvider();
  const providers = [
    new WorkloadsProvider({ storageClasses: {} }),
    createVolSyncProvider(),
    createKopiurProvider(),
    kopia,
  ];
  const receiver = new ReportReceiver({
    formats: kopia.reports ?? [],
    config: {
      maxBytes: 64_000_000,
      senders: [{ subject: 'job', kind: 'kopia', repositories: ['*'] }],
    },
    store: reports,
    logger: quietLogger,
    clock,
  });
  const entities = homelabEntities();
  const collector = new Collector({
    clock,
    store,
    reports: { store: reports, expected: [], isExpected: () => true },
    readers: [
      new MemoryClusterReader({
        cluster: 'home-1',
        anchor: ANCHOR,
        intervalSeconds: 300,
        clock,
      }),
    ],
    providers,
    tiers: {},
    logger: quietLogger,
    listEntities: async () => entities.map(catalogEntityOf),
  });
  const [nas] = demoRepositories();
  for (; now <= ANCHOR; now = new Date(now.getTime() + HOUR)) {
    await receiver.receive({
      subject: 'job',
      kind: 'kopia',
      repository: nas.location,
      takenAt: now.getTime() / 1000,
      intervalSeconds: 1800,
      body: Readable.from([
        Buffer.from(
          JSON.stringify(kopiaReportAt(nas, { now, anchor: ANCHOR })),
        ),
      ]),
    });
    await collector.collect({ signal: new AbortController().signal });
  }
  now = ANCHOR;
  return {
    /** @param ref - for instance `component:default/radarr` */
    entityOf(ref: string): Entity {
      const entity = entities.find(one => stringifyEntityRef(one) === ref);
      if (!entity) throw new Error(`There is no ${ref}.`);
      return entity;
    },
    service: new BackupsService({ store, clock }),
    restore: new RestoreService({
      store,
      facts: restoreFacts,
      points: reports,
      drills,
      foresight: createForesight(stores, clock),
      providers,
      templates: [],
      listRefs: async () => entities.map(entity => stringifyEntityRef(entity)),
      clock,
    }),
    close: () => knex.destroy(),
  };
}
