import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { BackupsProvider } from './BackupsProvider';

/** @public */
export interface BackupsProvidersExtensionPoint {
  /**
   * Adds a provider.
   *
   * @param options - `workerModule`: absolute path of a file or package whose
   * `createProvider` makes the same provider in another thread, see
   * `WorkerModule`, for instance
   * `resolvePackagePath('backstage-plugin-backups-backend-module-volsync')`.
   * Where any provider is without it, everything is collected in the portal's
   * own thread
   * @throws ConflictError when a provider of that id is there already
   */
  addProvider(
    provider: BackupsProvider,
    options?: { workerModule?: string },
  ): void;
}

/**
 * Where modules add backup tools.
 *
 * @public
 */
export const backupsProvidersExtensionPoint =
  createExtensionPoint<BackupsProvidersExtensionPoint>({
    id: 'backups.providers',
  });
