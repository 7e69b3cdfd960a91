import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { ClusterReader } from './ClusterReader';

/** @public */
export interface BackupsReadersExtensionPoint {
  /** @throws ConflictError when a cluster of that name is there already */
  addClusterReader(reader: ClusterReader): void;
}

/**
 * Where modules add ways to read a cluster.
 *
 * @public
 */
export const backupsReadersExtensionPoint =
  createExtensionPoint<BackupsReadersExtensionPoint>({
    id: 'backups.readers',
  });
