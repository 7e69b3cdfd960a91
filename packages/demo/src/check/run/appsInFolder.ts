import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { componentsFromLabels } from '../../catalog/componentsFromLabels';
import { readManifestFolder } from '../../files/readManifestFolder';

/**
 * @returns components for the apps whose labels stand in a folder, as a trial
 * of the portal has them
 */
export async function appsInFolder(
  folder: string,
  logger: LoggerService,
): Promise<Entity[]> {
  return componentsFromLabels(await readManifestFolder(folder, logger));
}
