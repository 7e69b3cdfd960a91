// The module's own `init` calls what it exports with a `config` of that name.
/* eslint-disable @typescript-eslint/no-shadow */
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type {
  BackupsProvider,
  BackupsProvidersExtensionPoint,
  WorkerContext,
} from 'backstage-plugin-backups-node';

declare function createTapedeckProvider(zone?: string): BackupsProvider;
declare const config: Config;
declare const providers: BackupsProvidersExtensionPoint;

export function createProvider({ config }: Pick<WorkerContext, 'config'>) {
  return createTapedeckProvider(
    config.getOptionalString('backups.providers.tapedeck.zone'),
  );
}

providers.addProvider(createProvider({ config }), {
  workerModule: resolvePackagePath('backups-module-tapedeck'),
});
