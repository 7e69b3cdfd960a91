import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { backupsPermissions } from 'backstage-plugin-backups-common';
import { addedByModules } from './addedByModules';
import { startNotices } from './notify/startNotices';
import { scheduleCollection } from './collect/scheduleCollection';
import { startCollector } from './collect/thread/startCollector';
import { readBackupsConfig } from './config/readBackupsConfig';
import { openStores } from './keep/openStores';
import { ReportReceiver } from './receive/ReportReceiver';
import { answerCheckOf } from './serve/answerCheck';
import { createRouter } from './serve/createRouter';
import { createServices } from './serve/createServices';
import { EstateMetrics } from './serve/metrics/EstateMetrics';
import { registerMetrics } from './serve/metrics/registerMetrics';

/**
 * The backups backend: collects, joins, judges, keeps and serves.
 *
 * @public
 */
export const backupsPlugin = createBackendPlugin({
  pluginId: 'backups',
  register(env) {
    const added = addedByModules(env);
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
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { auth, catalog, logger, permissions, scheduler } = deps;
        const providers = [...added.providers.values()];
        const config = readBackupsConfig(
          deps.config,
          new Map(providers.map(({ id, configKeys = [] }) => [id, configKeys])),
        );
        const opened = await openStores(deps.database);
        const noticers = await startNotices({
          config: config.notices,
          channels: [...added.channels.values()],
          stores: opened.stores,
          scheduler,
          logger,
        });
        const { collector, stores } = await startCollector({
          config,
          rootConfig: deps.config,
          added,
          ...opened,
          listeners: noticers,
          catalog,
          auth,
          discovery: deps.discovery,
          logger,
        });
        deps.lifecycle.addShutdownHook(() => collector.stop());
        const { refresh } = await scheduleCollection({
          collector,
          scheduler,
          logger,
          intervalSeconds: config.intervalSeconds,
        });
        const receiver = new ReportReceiver({
          formats: providers.flatMap(({ reports = [] }) => reports),
          config: config.reports,
          store: stores.reports,
          logger,
        });
        registerMetrics({
          metrics: deps.metrics,
          estate: new EstateMetrics({
            store: stores.backups,
            causes: stores.estate,
          }),
        });
        deps.permissionsRegistry.addPermissions(backupsPermissions);
        deps.httpRouter.use(
          await createRouter({
            ...createServices({
              stores,
              providers,
              templates: config.runbooks,
              catalog,
              auth,
              permissions,
            }),
            catalog,
            auth,
            httpAuth: deps.httpAuth,
            permissions,
            auditor: deps.auditor,
            refresh,
            drillSenders: config.reports.drills,
            receiveReport: report => receiver.receive(report),
            checkAnswer: answerCheckOf(process.env.NODE_ENV, logger),
          }),
        );
      },
    });
  },
});
