import type {
  Destination,
  DestinationType,
} from 'backstage-plugin-backups-common';
import type { DestinationPattern } from 'backstage-plugin-backups-node';
import {
  STORAGE_PRODUCTS,
  completeDestination,
  hostOf,
} from 'backstage-plugin-backups-node';
import type { CloudSyncTask } from '../read/schemas';

/**
 * Providers that are one product. Source: `rclone/remote` of
 * truenas/middleware. `S3` may be anything that speaks it.
 */
const PRODUCTS: Record<string, { type: DestinationType; product: string }> = {
  B2: { type: 's3', product: 'Backblaze B2' },
  GOOGLE_CLOUD_STORAGE: { type: 'gcs', product: 'Google Cloud Storage' },
  AZUREBLOB: { type: 'azure', product: 'Azure Blob Storage' },
  STORJ_IX: { type: 's3', product: 'Storj' },
  BOX: { type: 'rclone', product: 'Box' },
  DROPBOX: { type: 'rclone', product: 'Dropbox' },
  GOOGLE_DRIVE: { type: 'rclone', product: 'Google Drive' },
  GOOGLE_PHOTOS: { type: 'rclone', product: 'Google Photos' },
  HUBIC: { type: 'rclone', product: 'hubiC' },
  MEGA: { type: 'rclone', product: 'MEGA' },
  ONEDRIVE: { type: 'rclone', product: 'OneDrive' },
  PCLOUD: { type: 'rclone', product: 'pCloud' },
  YANDEX: { type: 'rclone', product: 'Yandex Disk' },
};

const PROTOCOLS: Record<string, DestinationType> = {
  S3: 's3',
  OPENSTACK_SWIFT: 'rclone',
  FTP: 'rclone',
  HTTP: 'rclone',
  SFTP: 'sftp',
  WEBDAV: 'webdav',
};

function trimmed(path: string | null | undefined): string | undefined {
  const text = path?.replace(/^\/+|\/+$/g, '');
  return text || undefined;
}

function domainOf(product: string): string {
  return (
    STORAGE_PRODUCTS.find(known => known.name === product)?.failureDomain ??
    product.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  );
}

/**
 * @param words - the task, for what it was derived from
 * @returns where a task copies to, without its credentials
 */
export function destinationOf(
  task: CloudSyncTask,
  words: string,
  patterns: readonly DestinationPattern[],
): Destination {
  const provider = task.credentials?.provider;
  const kind = provider?.type ?? '';
  const known = Object.hasOwn(PRODUCTS, kind) ? PRODUCTS[kind] : undefined;
  const endpoint = provider?.endpoint || undefined;
  const host = endpoint === undefined ? undefined : hostOf(endpoint);
  const completed = completeDestination(
    {
      type:
        known?.type ??
        (Object.hasOwn(PROTOCOLS, kind) ? PROTOCOLS[kind] : 'unknown'),
      label: known?.product ?? (host ? `S3 at ${host}` : ''),
      product: known?.product,
      endpoint,
      bucket: trimmed(task.attributes?.bucket),
      prefix: trimmed(task.attributes?.folder),
      offSite: known ? true : undefined,
      failureDomain: known && domainOf(known.product),
      derivedFrom: [`${words}: credentials.provider.type, attributes`],
    },
    {},
    patterns,
  );
  if (completed.label !== '' && !completed.label.startsWith('S3 at')) {
    return completed;
  }
  return {
    ...completed,
    label:
      completed.product ||
      completed.label ||
      task.credentials?.name ||
      'not known',
  };
}
