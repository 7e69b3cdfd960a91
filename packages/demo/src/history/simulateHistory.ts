import { LoggerService } from '@backstage/backend-plugin-api';
import {
  BackupsStore,
  Collector,
  ReportReceiver,
  ReportStore,
  CollectorOptions,
  WorkloadsProvider,
} from 'backstage-plugin-backups-backend/testUtils';
import { dayOf } from 'backstage-plugin-backups-common';
import { DestinationPattern } from 'backstage-plugin-backups-node';
import { createKopiurProvider } from 'backstage-plugin-backups-backend-module-kopiur';
import { createLonghornProvider } from 'backstage-plugin-backups-backend-module-longhorn';
import { createPgBackRestProvider } from 'backstage-plugin-backups-backend-module-pgbackrest';
import {
  createPerconaProvider,
  createPgoProvider,
} from 'backstage-plugin-backups-backend-module-pgo';
import { createVeleroProvider } from 'backstage-plugin-backups-backend-module-velero';
import { createVolSyncProvider } from 'backstage-plugin-backups-backend-module-volsync';
import { catalogEntityOf } from '../catalog/catalogEntityOf';
import { demoEntities } from '../catalog/demoEntities';
import { DEMO_CLUSTERS } from '../demoClusters';
import { memoryNas } from '../nas/memoryNas';
import { createKopiaProvider } from 'backstage-plugin-backups-backend-module-kopia';
import { Readable } from 'node:stream';
import { demoRepositories } from '../repositories/DemoRepository';
import { kopiaReportAt } from '../repositories/kopiaReportAt';
import { DEMO_REPORT_INTERVAL } from '../repositories/pushDemoReports';
import { MemoryClusterReader } from './MemoryClusterReader';

/** Who sends the reports of the simulation. */
const SENDER = 'demo-reports';
const HOUR = 3_600_000;
const MINUTE = 60_000;
const DAYS = 30;
/** Between two readings of a cluster. Seconds. */
const INTERVAL = 300;

/**
 * Makes the demo's history the way real history is made: the real cycle runs
 * once an hour over thirty simulated days, and every five minutes towards the
 * end. No row is inserted by hand.
 *
 * @param options - `until`: the last simulated instant; `onDay`: called when a simulated day is done
 * @returns how many cycles ran
 */
export async function simulateHistory(options: {
  store: BackupsStore;
  reports: ReportStore;
  listeners?: CollectorOptions['listeners'];
  listFailedDrills?: CollectorOptions['listFailedDrills'];
  anchor: Date;
  until: Date;
  /** As the portal's configuration names them. */
  destinations: readonly DestinationPattern[];
  /** As the portal's configuration has them. */
  tiers?: CollectorOptions['tiers'];
  logger: LoggerService;
  /** Hours before `until` at which it is looked, the earliest first; absent: as above. */
  hours?: readonly number[];
  onDay?: (done: number, of: number, at: Date) => void | Promise<void>;
}): Promise<number> {
  const { store, reports, anchor, until, logger, hours } = options;
  let simulated = new Date(anchor.getTime() - DAYS * 24 * HOUR);
  const clock = () => simulated;
  const kopia = createKopiaProvider({ destinations: options.destinations });
  const receiver = new ReportReceiver({
    formats: kopia.reports ?? [],
    config: {
      maxBytes: 64_000_000,
      senders: [{ subject: SENDER, kind: 'kopia', repositories: ['*'] }],
    },
    store: reports,
    logger,
    clock,
  });
  const repositories = demoRepositories();
  const collector = new Collector({
    readers: DEMO_CLUSTERS.map(
      cluster =>
        new MemoryClusterReader({
          cluster,
          anchor,
          intervalSeconds: INTERVAL,
          clock,
        }),
    ),
    providers: [
      new WorkloadsProvider({ storageClasses: {} }),
      createPgBackRestProvider({ destinations: options.destinations }),
      createVolSyncProvider({ destinations: options.destinations }),
      createKopiurProvider({ destinations: options.destinations }),
      createPgoProvider({ destinations: options.destinations }),
      createPerconaProvider({ destinations: options.destinations }),
      createVeleroProvider({ destinations: options.destinations }),
      createLonghornProvider({ destinations: options.destinations }),
      memoryNas({ anchor, clock }),
      kopia,
    ],
    store,
    reports: { store: reports, expected: [], isExpected: () => true },
    listeners: options.listeners,
    listFailedDrills: options.listFailedDrills,
    tiers: options.tiers ?? {},
    logger,
    clock,
    listEntities: async () => demoEntities().map(catalogEntityOf),
  });

  const { signal } = new AbortController();
  const report = async () => {
    for (const repository of repositories) {
      await receiver.receive({
        subject: SENDER,
        kind: 'kopia',
        repository: repository.location,
        takenAt: Math.floor(simulated.getTime() / 1000),
        intervalSeconds: DEMO_REPORT_INTERVAL,
        body: Readable.from([
          Buffer.from(
            JSON.stringify(
              kopiaReportAt(repository, { now: simulated, anchor }),
            ),
          ),
        ]),
      });
    }
  };
  let cycles = 0;
  if (hours) {
    for (const before of hours) {
      simulated = new Date(until.getTime() - before * HOUR);
      await report();
      await collector.collect({ signal });
      cycles += 1;
    }
    return cycles;
  }
  let reportedOn: string | undefined;
  while (simulated <= until) {
    const nearTheEnd = until.getTime() - simulated.getTime() < 3 * HOUR;
    // As a day begins, when levels are judged, and often enough towards the end
    // for the last runs to be seen.
    const day = dayOf(simulated.getTime() / 1000);
    if (day !== reportedOn || (nearTheEnd && cycles % 6 === 0)) {
      reportedOn = day;
      await report();
    }
    await collector.collect({ signal });
    cycles += 1;
    if (cycles % 24 === 0 && cycles / 24 <= DAYS) {
      await options.onDay?.(cycles / 24, DAYS, simulated);
    }
    simulated = new Date(
      simulated.getTime() + (nearTheEnd ? 5 * MINUTE : HOUR),
    );
  }
  return cycles;
}
