import {
  AuthService,
  DiscoveryService,
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Notice } from 'backstage-plugin-backups-node';
import { Knex } from 'knex';
import { AddedByModules } from '../../addedByModules';
import { BackupsConfig } from '../../config/BackupsConfig';
import { Stores } from '../../keep/openStores';
import { storesTakingTurns } from '../../keep/storesTakingTurns';
import { WriteTurns } from '../../keep/WriteTurns';
import { Collector } from '../Collector';
import { createCollector } from '../createCollector';
import { CycleListener } from '../../keep/CycleListener';
import { CollectorThread, PruneBefore } from './CollectorThread';
import { Handlers } from './Messages';
import { ThreadDatabase, threadDatabaseOf } from './ThreadDatabase';

/** What collects, wherever it does. */
export interface StartedCollector extends Pick<Collector, 'collect' | 'hurry'> {
  /** Removes what is too old. */
  prune(before: PruneBefore): Promise<void>;
  /** Nothing is collected any more. */
  stop(): Promise<void>;
}

/** What a collector is started with. */
export interface StartCollectorOptions {
  config: BackupsConfig;
  rootConfig: RootConfigService;
  added: AddedByModules;
  knex: Knex;
  stores: Stores;
  /** Told of every cycle beside the chronicle, where it runs in this thread. */
  listeners: readonly CycleListener[];
  catalog: CatalogService;
  auth: AuthService;
  discovery: DiscoveryService;
  logger: LoggerService;
  /** Of Node, for the thread; default: those of this process. */
  execArgv?: string[];
}

/** @returns why everything is collected in this thread; `undefined`: it need not be */
function whyHere({ config, added }: StartCollectorOptions): string | undefined {
  if (!config.collector.thread) {
    return 'backups.collector.thread says so.';
  }
  const [reader] = added.readers.keys();
  if (reader !== undefined) {
    return `Cluster ${reader} is read by an object of a module.`;
  }
  const without = [...added.providers.keys()].filter(
    id => !added.workerModules.has(id),
  );
  return without.length > 0
    ? `A thread of its own cannot make what modules added without a workerModule: ${without.join(
        ', ',
      )}.`
    : undefined;
}

/** What a thread may ask of the portal. */
function handlersOf(
  { auth, catalog, discovery, logger, added }: StartCollectorOptions,
  turns: WriteTurns,
): { handlers: Handlers; endTurns(): void } {
  const begun = new Map<number, () => void>();
  let turn = 0;
  const endTurn = (id: number) => {
    begun.get(id)?.();
    begun.delete(id);
  };
  return {
    endTurns: () => {
      for (const id of [...begun.keys()]) endTurn(id);
    },
    handlers: {
      async token(targetPluginId: string) {
        const { token } = await auth.getPluginRequestToken({
          onBehalfOf: await auth.getOwnServiceCredentials(),
          targetPluginId,
        });
        return token;
      },
      entities: async (
        request: Parameters<CatalogService['queryEntities']>[0],
      ) =>
        catalog.queryEntities(request, {
          credentials: await auth.getOwnServiceCredentials(),
        }),
      baseUrl: (pluginId: string) => discovery.getBaseUrl(pluginId),
      async log(
        level: 'debug' | 'info' | 'warn' | 'error',
        message: string,
        meta: JsonObject,
      ) {
        logger[level](message, meta);
      },
      async send(channelId: string, notice: Notice) {
        await added.channels.get(channelId)?.send(notice);
      },
      async beginTurn() {
        const end = await turns.begin();
        turn += 1;
        begun.set(turn, end);
        return turn;
      },
      async endTurn(id: number) {
        endTurn(id);
      },
    },
  };
}

function inThread(
  options: StartCollectorOptions,
  database: ThreadDatabase,
): { collector: StartedCollector; stores: Stores } {
  const { rootConfig, added, stores, logger, config, execArgv } = options;
  const turns = new WriteTurns();
  const takesTurns = database.kind === 'sqlite';
  const { handlers, endTurns } = handlersOf(options, turns);
  return {
    collector: new CollectorThread({
      task: {
        config: {
          backups: rootConfig.getOptional<JsonObject>('backups') ?? {},
        },
        database,
        providerModules: Object.fromEntries(added.workerModules),
        channelIds: [...added.channels.keys()],
        takesTurns,
      },
      handlers,
      onEnd: endTurns,
      memoryMegabytes: config.collector.memoryMegabytes,
      logger,
      execArgv,
    }),
    stores: takesTurns ? storesTakingTurns(stores, turns.take) : stores,
  };
}

/**
 * Starts what collects: in a thread of its own where everything that it needs
 * can be there, and else in this one, which is said.
 *
 * @returns `stores`: to be used from here on; with SQLite they write in turn
 * with the thread
 */
export async function startCollector(
  options: StartCollectorOptions,
): Promise<{ collector: StartedCollector; stores: Stores }> {
  const { knex, stores, logger } = options;
  const why = whyHere(options);
  const database = why ?? (await threadDatabaseOf(knex));
  if (typeof database !== 'string') return inThread(options, database);
  logger.info(`Backups are collected in the portal's own thread. ${database}`);
  const collector = createCollector(options);
  return {
    stores,
    collector: {
      collect: ({ signal }) => collector.collect({ signal }),
      hurry: () => collector.hurry(),
      stop: async () => {},
      async prune({ runs, ...reports }) {
        await stores.backups.prune(runs);
        await stores.reports.pruneReports(reports);
      },
    },
  };
}
