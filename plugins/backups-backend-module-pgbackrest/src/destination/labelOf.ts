import type { Destination } from 'backstage-plugin-backups-common';
import { placeLabel } from 'backstage-plugin-backups-node';

/**
 * What to call the place of a database's copies that the configuration does not
 * name.
 *
 * @param destination - as far as it is known
 * @returns for instance `S3 at minio.lan`
 */
export function labelOf(destination: Omit<Destination, 'label'>): string {
  return destination.type === 'volume' && destination.product === undefined
    ? 'volume snapshots'
    : placeLabel(destination);
}
