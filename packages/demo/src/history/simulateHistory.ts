import { LoggerService } from '@backstage/backend-plugin-api';
import {
  BackupsStore,
  Collector,
  WorkloadsProvider,
} from 'backstage-plugin-backups-backend/testUtils';
import { DestinationPattern } from 'backstage-plugin-backups-node';
import { createPgBackRestProvider } from 'backstage-plugin-backups-backend-module-pgbackrest';
import { createVolSyncProvider } from 'backstage-plugin-backups-backend-module-volsync';
import { catalogEntityOf } from '../catalog/catalogEntityOf';
import { homelabEntities } from '../catalog/homelabEntities';
import { memoryNas } from '../nas/memoryNas';
import { MemoryClusterReader } from './MemoryClusterReader';

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
  anchor: Date;
  until: Date;
  /** As the portal's configuration names them. */
  destinations: readonly DestinationPattern[];
  logger: LoggerService;
  onDay?: (done: number, of: number) => void;
}): Promise<number> {
  const { store, anchor, until, logger } = options;
  let simulated = new Date(anchor.getTime() - DAYS * 24 * HOUR);
  const clock = () => simulated;
  const collector = new Collector({
    readers: ['home-1', 'home-2'].map(
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
      memoryNas({ anchor, clock }),
    ],
    store,
    tiers: {},
    logger,
    clock,
    listEntities: async () => homelabEntities().map(catalogEntityOf),
  });

  const { signal } = new AbortController();
  let cycles = 0;
  while (simulated <= until) {
    await collector.collect({ signal });
    cycles += 1;
    if (cycles % 24 === 0 && cycles / 24 <= DAYS) {
      options.onDay?.(cycles / 24, DAYS);
    }
    const nearTheEnd = until.getTime() - simulated.getTime() < 3 * HOUR;
    simulated = new Date(
      simulated.getTime() + (nearTheEnd ? 5 * MINUTE : HOUR),
    );
  }
  return cycles;
}
