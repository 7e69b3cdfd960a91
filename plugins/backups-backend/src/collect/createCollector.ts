import { LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AddedByModules } from '../addedByModules';
import { BackupsConfig } from '../config/BackupsConfig';
import { ReportsConfig, standsFor } from '../config/reportsConfig';
import { Stores } from '../keep/openStores';
import { WorkloadsProvider } from '../observe/workloads/WorkloadsProvider';
import { createReaders } from '../read/createReaders';
import {
  PluginAddresses,
  PluginTokens,
} from '../read/KubernetesPluginTransport';
import { Chronicle } from '../keep/chronicle/Chronicle';
import { Collector } from './Collector';
import { CycleListener } from '../keep/CycleListener';
import { listCatalogEntities } from '../read/catalog/listCatalogEntities';
import { SourceReaderOptions } from './SourceReader';

/** No cluster or server may take longer. Seconds. */
const LONGEST_READING = 120;

/** The reports that configuration expects, and those it lets in. */
function expectedReports({
  senders,
}: ReportsConfig): Omit<NonNullable<SourceReaderOptions['reports']>, 'store'> {
  return {
    expected: senders.flatMap(({ kind, repositories }) =>
      repositories
        .filter(repository => !repository.endsWith('*'))
        .map(repository => ({ kind, repository })),
    ),
    isExpected: head =>
      senders.some(
        sender =>
          sender.kind === head.kind &&
          sender.repositories.some(entry => standsFor(entry, head.repository)),
      ),
  };
}

/**
 * The collector of everything that configuration and modules name.
 *
 * @param options - `listeners`: told of every cycle beside the chronicle
 * @throws ConflictError when a cluster would be read twice
 */
export function createCollector(options: {
  config: BackupsConfig;
  added: Pick<AddedByModules, 'providers' | 'readers'>;
  stores: Stores;
  listeners: readonly CycleListener[];
  catalog: Pick<CatalogService, 'queryEntities'>;
  auth: PluginTokens;
  discovery: PluginAddresses;
  logger: LoggerService;
}): Collector {
  const { config, added, stores, listeners, catalog, auth, logger } = options;
  const { intervalSeconds, clusters } = config;
  const { readers, suppliers } = createReaders({
    config,
    added: added.readers,
    discovery: options.discovery,
    auth,
  });
  return new Collector({
    readers,
    suppliers,
    clusters,
    // The cycle is stopped after two intervals, and has to judge, too.
    clusterDeadlineSeconds: Math.min(LONGEST_READING, intervalSeconds),
    providers: [
      new WorkloadsProvider({ storageClasses: config.storageClasses }),
      ...added.providers.values(),
    ],
    store: stores.backups,
    estate: stores.estate,
    reports: { store: stores.reports, ...expectedReports(config.reports) },
    tiers: config.tiers,
    listFailedDrills: () => stores.drills.getFailedItems(),
    listeners: [
      new Chronicle({
        store: stores.chronicle,
        listProvenItems: since => stores.drills.getProvenItems(since),
        countsFrom: config.levels.countsFrom,
        longestGapSeconds: 3 * intervalSeconds,
      }),
      ...listeners,
    ],
    exemptions: config.exemptions,
    steadyClock: () => performance.now() / 1000,
    logger,
    listEntities: signal => listCatalogEntities({ catalog, auth, signal }),
  });
}
