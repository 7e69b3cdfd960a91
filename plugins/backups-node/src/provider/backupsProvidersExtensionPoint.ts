import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { BackupsProvider } from './BackupsProvider';

/** @public */
export interface BackupsProvidersExtensionPoint {
  /** @throws ConflictError when a provider of that id is there already */
  addProvider(provider: BackupsProvider): void;
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
