import type { Destination } from 'backstage-plugin-backups-common';

/**
 * What to call a destination that the configuration does not name.
 *
 * @param destination - as far as it is known
 * @returns for instance `S3 at minio.lan:9000`
 */
export function labelOf(destination: Omit<Destination, 'label'>): string {
  const { product, endpoint, type } = destination;
  if (product !== undefined) return product;
  switch (type) {
    case 's3':
      return endpoint ? `S3 at ${endpoint}` : 'S3 bucket (location not known)';
    case 'azure':
      return 'Azure Blob Storage';
    case 'gcs':
      return 'Google Cloud Storage';
    case 'volume':
      return 'volume snapshots';
    case 'nfs':
    case 'filesystem':
    case 'host':
    case 'rclone':
    case 'sftp':
    case 'webdav':
    case 'rest':
    case 'peer':
    case 'unknown':
      return 'not known';
    default: {
      const unplaced: never = type;
      throw new Error(`Destination without a label: ${unplaced}`);
    }
  }
}
