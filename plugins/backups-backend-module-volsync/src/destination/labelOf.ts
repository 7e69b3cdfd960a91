import type { Destination } from 'backstage-plugin-backups-common';
import { hostOf } from 'backstage-plugin-backups-node';

/**
 * What to call a destination that nobody named.
 *
 * @param destination - as far as it is known
 * @param secretName - of its repository, the last resort
 */
export function labelOf(
  destination: Omit<Destination, 'label'>,
  secretName: string | undefined,
): string {
  if (destination.product !== undefined) return destination.product;
  const host =
    destination.server ??
    (destination.endpoint === undefined
      ? undefined
      : hostOf(destination.endpoint));
  const at = host === undefined ? '' : ` ${host}`;
  switch (destination.type) {
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
      return secretName ?? 'not known';
    default: {
      const never: never = destination.type;
      return never;
    }
  }
}
