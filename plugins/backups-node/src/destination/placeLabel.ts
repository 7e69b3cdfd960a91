import type { Destination } from 'backstage-plugin-backups-common';
import { hostOf } from './hostOf';

/**
 * What to call a place that the configuration does not name. Two providers that
 * write to one place call it the same.
 *
 * @param destination - as far as it is known
 * @param unnamed - for a place of which nothing is known, such as its Secret
 * @returns for instance `S3 at minio.lan`
 *
 * @public
 */
export function placeLabel(
  destination: Omit<Destination, 'label'>,
  unnamed = 'not known',
): string {
  const { product, type, server, endpoint } = destination;
  if (product !== undefined) return product;
  const host =
    server ?? (endpoint === undefined ? undefined : hostOf(endpoint));
  const at = host === undefined ? '' : ` ${host}`;
  switch (type) {
    case 'nfs':
      return `NFS${at}`;
    case 's3':
      return host === undefined
        ? 'S3 bucket (location not known)'
        : `S3 at ${host}`;
    case 'azure':
      return 'Azure Blob Storage';
    case 'gcs':
      return 'Google Cloud Storage';
    case 'volume':
      return 'volume';
    case 'filesystem':
      return 'filesystem repository (location not known)';
    case 'host':
      return host ?? 'host (address not known)';
    case 'rclone':
      return 'rclone remote';
    case 'sftp':
      return `SFTP${at}`;
    case 'webdav':
      return `WebDAV${at}`;
    case 'rest':
      return `REST server${at}`;
    case 'peer':
      return 'Syncthing peers';
    case 'unknown':
      return unnamed;
    default: {
      const unplaced: never = type;
      throw new TypeError(`Destination without a label: ${unplaced}`);
    }
  }
}
