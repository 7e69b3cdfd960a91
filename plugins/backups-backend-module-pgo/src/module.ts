import {
  coreServices,
  createBackendModule,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type {
  BackupsProvider,
  WorkerContext,
} from 'backstage-plugin-backups-node';
import {
  backupsProvidersExtensionPoint,
  readDestinationPatterns,
} from 'backstage-plugin-backups-node';
import { createPerconaProvider } from './createPerconaProvider';
import { createPgoProvider } from './createPgoProvider';
import type { PostgresOperatorOptions } from './PostgresOperatorOptions';

function optionsOf(
  id: string,
  { config }: Pick<WorkerContext, 'config'>,
): PostgresOperatorOptions {
  return {
    timeZone: config.getOptionalString(`backups.providers.${id}.timeZone`),
    destinations: readDestinationPatterns(config),
    // The backend itself checks what stands there.
    storageClasses: config.getOptional('backups.storage.classes'),
  };
}

/**
 * Makes one of the two providers from the configuration, in whichever thread.
 *
 * @param context - `providerId`: `percona`, else that of Crunchy PGO
 *
 * @public
 */
export function createProvider(
  context: Pick<WorkerContext, 'config'> &
    Partial<Pick<WorkerContext, 'providerId'>>,
): BackupsProvider {
  return context.providerId === 'percona'
    ? createPerconaProvider(optionsOf('percona', context))
    : createPgoProvider(optionsOf('pgo', context));
}

/**
 * Adds Crunchy PGO and Percona Operator for PostgreSQL to the backups plugin.
 *
 * @public
 */
export const backupsModulePgo = createBackendModule({
  pluginId: 'backups',
  moduleId: 'pgo',
  register(registration) {
    registration.registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: backupsProvidersExtensionPoint,
      },
      async init({ config, providers }) {
        const workerModule = resolvePackagePath(
          'backstage-plugin-backups-backend-module-pgo',
        );
        for (const providerId of ['pgo', 'percona']) {
          providers.addProvider(createProvider({ config, providerId }), {
            workerModule,
          });
        }
      },
    });
  },
});
