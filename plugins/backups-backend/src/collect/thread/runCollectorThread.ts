import {
  AuthService,
  BackstageCredentials,
  BackstageServicePrincipal,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Config, ConfigReader } from '@backstage/config';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  BackupsProvider,
  Notice,
  NoticeChannel,
  WorkerModule,
} from 'backstage-plugin-backups-node';
import { parentPort, workerData } from 'node:worker_threads';
import { NoticesConfig } from '../../config/noticesConfig';
import { readBackupsConfig } from '../../config/readBackupsConfig';
import { Stores, storesOf } from '../../keep/openStores';
import { storesTakingTurns } from '../../keep/storesTakingTurns';
import { TakeTurn } from '../../keep/WriteTurns';
import { Collector } from '../Collector';
import { createCollector } from '../createCollector';
import { CycleListener } from '../../keep/CycleListener';
import type { PruneBefore } from './CollectorThread';
import { Messages } from './Messages';
import { openThreadDatabase } from './ThreadDatabase';
import { ThreadTask } from './ThreadTask';

/** Who it is stays in the portal's thread, which adds it to what is asked. */
const OWN_CREDENTIALS = {
  $$type: '@backstage/BackstageCredentials',
  principal: { type: 'service', subject: 'plugin:backups' },
} as BackstageCredentials<BackstageServicePrincipal>;

function loggerOf(ask: Messages['ask']): LoggerService {
  const logAt =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, meta?: unknown) => {
      const details =
        meta instanceof Error ? { reason: String(meta) } : meta ?? {};
      ask('log', level, message, JSON.parse(JSON.stringify(details))).catch(
        () => {},
      );
    };
  const logger: LoggerService = {
    debug: logAt('debug'),
    info: logAt('info'),
    warn: logAt('warn'),
    error: logAt('error'),
    child: () => logger,
  };
  return logger;
}

/** What is asked of the portal, because only it can. */
function portalOf(ask: Messages['ask']): {
  auth: Pick<AuthService, 'getOwnServiceCredentials' | 'getPluginRequestToken'>;
  catalog: Pick<CatalogService, 'queryEntities'>;
  discovery: Pick<DiscoveryService, 'getBaseUrl'>;
} {
  return {
    auth: {
      getOwnServiceCredentials: async () => OWN_CREDENTIALS,
      getPluginRequestToken: async ({ targetPluginId }) => ({
        token: (await ask('token', targetPluginId)) as string,
      }),
    },
    catalog: {
      queryEntities: async request =>
        (await ask('entities', request)) as Awaited<
          ReturnType<CatalogService['queryEntities']>
        >,
    },
    discovery: {
      getBaseUrl: async pluginId => (await ask('baseUrl', pluginId)) as string,
    },
  };
}

function turnsOf(ask: Messages['ask']): TakeTurn {
  return async write => {
    const turn = await ask('beginTurn');
    try {
      return await write();
    } finally {
      await ask('endTurn', turn);
    }
  };
}

async function loadProviders(
  modules: Readonly<Record<string, string>>,
  context: { config: Config; logger: LoggerService },
): Promise<ReadonlyMap<string, BackupsProvider>> {
  const providers = new Map<string, BackupsProvider>();
  for (const [providerId, path] of Object.entries(modules)) {
    // The portal named it: what a module says of itself when it adds its provider.
    const { createProvider } = require(path) as WorkerModule;
    const provider = await createProvider({ ...context, providerId });
    providers.set(provider.id, provider);
  }
  return providers;
}

/**
 * Collects whenever the portal's thread asks for it. The whole of a thread.
 *
 * @param listenersOf - makes what is told of every cycle beside the chronicle
 */
export function runCollectorThread(
  listenersOf: (options: {
    config: NoticesConfig;
    /** Their messages are carried in the portal's thread. */
    channels: readonly NoticeChannel[];
    stores: Stores;
    logger: LoggerService;
  }) => CycleListener[],
): void {
  const port = parentPort;
  if (!port) throw new Error('This runs in a thread of its own only.');
  const task = workerData as ThreadTask;
  const config = new ConfigReader(task.config);
  let prepared: Promise<{ collector: Collector; stores: Stores }> | undefined;
  let cycle: AbortController | undefined;

  const prepare = async (ask: Messages['ask']) => {
    const logger = loggerOf(ask);
    const providers = await loadProviders(task.providerModules, {
      config,
      logger,
    });
    const backups = readBackupsConfig(
      config,
      new Map(
        [...providers].map(([id, { configKeys = [] }]) => [id, configKeys]),
      ),
    );
    const opened = storesOf(openThreadDatabase(task.database));
    const stores = task.takesTurns
      ? storesTakingTurns(opened, turnsOf(ask))
      : opened;
    const channels = task.channelIds.map(id => ({
      id,
      send: async (notice: Notice) => {
        await ask('send', id, notice);
      },
    }));
    const collector = createCollector({
      config: backups,
      added: { providers, readers: new Map() },
      stores,
      listeners: listenersOf({
        config: backups.notices,
        channels,
        stores,
        logger,
      }),
      ...portalOf(ask),
      logger,
    });
    return { collector, stores };
  };

  const messages = new Messages(port);
  const ready = () => {
    prepared ??= prepare((...question) => messages.ask(...question));
    // What could not be opened is tried again when it is asked for again.
    prepared.catch(() => {
      prepared = undefined;
    });
    return prepared;
  };
  messages.serve({
    async collect() {
      const { signal } = (cycle = new AbortController());
      const { collector } = await ready();
      signal.throwIfAborted();
      return collector.collect({ signal });
    },
    async abort() {
      cycle?.abort();
    },
    async hurry() {
      (await ready()).collector.hurry();
    },
    async prune({ runs, ...reports }: PruneBefore) {
      const { stores } = await ready();
      await stores.backups.prune(runs);
      await stores.reports.pruneReports(reports);
    },
  });
}
