import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { ConflictError } from '@backstage/errors';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { backupsPermissions } from 'backstage-plugin-backups-common';
import {
  BackupsProvider,
  ClusterReader,
  NoticeChannel,
  backupsNoticesExtensionPoint,
  backupsProvidersExtensionPoint,
  backupsReadersExtensionPoint,
} from 'backstage-plugin-backups-node';
import { Collector } from './collect/Collector';
import { Chronicle } from './collect/chronicle/Chronicle';
import { listCatalogEntities } from './collect/listCatalogEntities';
import { startNotices } from './collect/notices/startNotices';
import { scheduleCollection } from './collect/scheduleCollection';
import { readBackupsConfig } from './config/readBackupsConfig';
import { standsFor } from './config/reportsConfig';
import { DatabaseEstateStore } from './keep/estate/DatabaseEstateStore';
import { DatabaseBackupsStore } from './keep/DatabaseBackupsStore';
import { DatabaseDrillStore } from './keep/DatabaseDrillStore';
import { DatabaseRestoreFacts } from './keep/DatabaseRestoreFacts';
import { DatabaseReportStore } from './keep/DatabaseReportStore';
import { DatabaseChronicleStore } from './keep/chronicle/DatabaseChronicleStore';
import { DatabaseScorecardStore } from './keep/scorecard/DatabaseScorecardStore';
import { WorkloadsProvider } from './observe/workloads/WorkloadsProvider';
import { DirectTransport } from './read/DirectTransport';
import { FolderClusterReader } from './read/FolderClusterReader';
import { KubernetesApiReader } from './read/KubernetesApiReader';
import { KubernetesPluginReaders } from './read/KubernetesPluginReaders';
import { ReportReceiver } from './receive/ReportReceiver';
import { BackupsService } from './serve/BackupsService';
import { RestoreService } from './serve/restore/RestoreService';
import { EstateService } from './serve/estate/EstateService';
import { createRouter } from './serve/createRouter';
import { EstateMetrics } from './serve/metrics/EstateMetrics';
import { registerMetrics } from './serve/metrics/registerMetrics';
import { ScorecardService } from './serve/scorecard/ScorecardService';
import { createScorecard } from './serve/scorecard/createScorecard';

/**
 * The backups backend: collects, joins, judges, keeps and serves.
 *
 * @public
 */
export const backupsPlugin = createBackendPlugin({
  pluginId: 'backups',
  register(env) {
    const added = new Map<string, BackupsProvider>();
    const readers = new Map<string, ClusterReader>();

    env.registerExtensionPoint(backupsProvidersExtensionPoint, {
      addProvider(provider) {
        if (added.has(provider.id) || provider.id === 'workloads') {
          throw new ConflictError(
            `A backups provider '${provider.id}' is installed already.`,
          );
        }
        added.set(provider.id, provider);
      },
    });
    env.registerExtensionPoint(backupsReadersExtensionPoint, {
      addClusterReader(reader) {
        if (readers.has(reader.cluster)) {
          throw new ConflictError(
            `Cluster '${reader.cluster}' is read already.`,
          );
        }
        readers.set(reader.cluster, reader);
      },
    });

    const channels = new Map<string, NoticeChannel>();
    env.registerExtensionPoint(backupsNoticesExtensionPoint, {
      addChannel(channel) {
        if (channels.has(channel.id)) {
          throw new ConflictError(
            `Messages are carried by '${channel.id}' already.`,
          );
        }
        channels.set(channel.id, channel);
      },
    });

    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { auth, catalog, database, logger } = deps;
        const config = readBackupsConfig(
          deps.config,
          new Map(
            [...added.values()].map(provider => [
              provider.id,
              provider.configKeys ?? [],
            ]),
          ),
        );
        const addReader = (reader: ClusterReader, path: string) => {
          if (readers.has(reader.cluster)) {
            throw new ConflictError(
              `${path}: cluster '${reader.cluster}' is read already.`,
            );
          }
          readers.set(reader.cluster, reader);
        };
        const { clusters, intervalSeconds } = config;
        for (const folder of config.folders) {
          addReader(new FolderClusterReader(folder), 'backups.folders');
        }
        for (const kubeconfig of config.kubeconfigs) {
          const { cluster } = kubeconfig;
          addReader(
            new KubernetesApiReader({
              cluster,
              transport: new DirectTransport(kubeconfig),
              intervalSeconds,
              namespaces: clusters[cluster]?.namespaces,
            }),
            'backups.kubeconfigs',
          );
        }
        const suppliers = config.kubernetes.enabled
          ? [
              new KubernetesPluginReaders({
                discovery: deps.discovery,
                auth,
                intervalSeconds,
                clusters,
              }),
            ]
          : [];

        const knex = await database.getClient();
        const store = await DatabaseBackupsStore.create({
          knex,
          skipMigrations: database.migrations?.skip,
        });
        const reportStore = new DatabaseReportStore({ knex });
        const { senders } = config.reports;
        const scorecard = new DatabaseScorecardStore(knex);
        const chronicle = new DatabaseChronicleStore(knex);
        const drills = new DatabaseDrillStore(knex);
        const estate = new DatabaseEstateStore({ knex });
        const noticers = await startNotices({
          knex,
          config: config.notices,
          channels: [...channels.values()],
          scorecard: new ScorecardService({ store, scorecard, chronicle }),
          store: scorecard,
          scheduler: deps.scheduler,
          logger,
        });
        const collector = new Collector({
          readers: [...readers.values()],
          suppliers,
          clusters,
          // The cycle is stopped after two intervals, and has to judge, too.
          clusterDeadlineSeconds: Math.min(120, intervalSeconds),
          providers: [
            new WorkloadsProvider({ storageClasses: config.storageClasses }),
            ...added.values(),
          ],
          store,
          estate,
          reports: {
            store: reportStore,
            expected: senders.flatMap(({ kind, repositories }) =>
              repositories
                .filter(repository => !repository.endsWith('*'))
                .map(repository => ({ kind, repository })),
            ),
            isExpected: head =>
              senders.some(
                sender =>
                  sender.kind === head.kind &&
                  sender.repositories.some(entry =>
                    standsFor(entry, head.repository),
                  ),
              ),
          },
          tiers: config.tiers,
          listeners: [
            new Chronicle({
              store: chronicle,
              listProvenItems: since => drills.getProvenItems(since),
              countsFrom: config.levels.countsFrom,
              longestGapSeconds: 3 * intervalSeconds,
            }),
            ...noticers,
          ],
          exemptions: config.exemptions,
          logger,
          listEntities: signal =>
            listCatalogEntities({ catalog, auth, signal }),
        });
        const { refresh } = await scheduleCollection({
          collector,
          store,
          reports: reportStore,
          scheduler: deps.scheduler,
          logger,
          intervalSeconds,
        });

        const receiver = new ReportReceiver({
          formats: [...added.values()].flatMap(
            provider => provider.reports ?? [],
          ),
          config: config.reports,
          store: reportStore,
          logger,
        });

        registerMetrics({
          metrics: deps.metrics,
          estate: new EstateMetrics({ store, causes: estate }),
        });
        deps.permissionsRegistry.addPermissions(backupsPermissions);
        deps.httpRouter.use(
          await createRouter({
            service: new BackupsService({
              estate,
              store,
              chronicle,
              drills,
              reports: reportStore,
            }),
            estate: new EstateService({
              store,
              estate,
              repositories: reportStore,
            }),
            scorecard: createScorecard({
              store,
              scorecard,
              chronicle,
              catalog,
              auth,
              permissions: deps.permissions,
            }),
            restore: new RestoreService({
              store,
              points: reportStore,
              facts: new DatabaseRestoreFacts(knex),
              drills,
              providers: [...added.values()],
              templates: config.runbooks,
              listRefs: () => scorecard.getRefs(),
            }),
            catalog,
            auth,
            httpAuth: deps.httpAuth,
            permissions: deps.permissions,
            auditor: deps.auditor,
            refresh,
            receiveReport: report => receiver.receive(report),
          }),
        );
      },
    });
  },
});
