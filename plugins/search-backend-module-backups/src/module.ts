import {
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { BackupsClient } from 'backstage-plugin-backups-common';
import { RunbookCollatorFactory } from './RunbookCollatorFactory';

/** The first collection of the backups plugin is done by then. */
const DEFAULT_SCHEDULE = {
  frequency: { hours: 1 },
  timeout: { minutes: 15 },
  initialDelay: { minutes: 3 },
};

/**
 * Puts runbooks into the search, see `search.collators.backups`.
 *
 * @public
 */
export const searchModuleBackups = createBackendModule({
  pluginId: 'search',
  moduleId: 'backups',
  register(registration) {
    registration.registerInit({
      deps: {
        index: searchIndexRegistryExtensionPoint,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        scheduler: coreServices.scheduler,
      },
      async init({ index, auth, config, discovery, scheduler }) {
        const own = config.getOptionalConfig('search.collators.backups');
        const schedule = own?.has('schedule')
          ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
              own.getConfig('schedule'),
            )
          : DEFAULT_SCHEDULE;
        index.addCollator({
          schedule: scheduler.createScheduledTaskRunner(schedule),
          factory: new RunbookCollatorFactory({
            api: new BackupsClient({ discoveryApi: discovery }),
            auth,
            locationTemplate: own?.getOptionalString('locationTemplate'),
          }),
        });
      },
    });
  },
});
