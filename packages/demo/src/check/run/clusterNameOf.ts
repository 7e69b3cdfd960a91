import { basename } from 'node:path';

/**
 * @param folder - of manifests, absolute
 * @returns what the cluster is called that they are of; names of clusters have
 * neither spaces nor slashes
 */
export function clusterNameOf(folder: string): string {
  return basename(folder).replaceAll(/[\s/]+/g, '-') || 'dump';
}
