import type { Destination } from 'backstage-plugin-backups-common';
import type { DestinationPattern } from 'backstage-plugin-backups-node';
import { completeDestination, redactUrl } from 'backstage-plugin-backups-node';
import type { Observed } from '../observe/Observed';
import type { StorageLocation } from '../read/StorageLocation';

type Place = Pick<
  Destination,
  'type' | 'endpoint' | 'bucket' | 'prefix' | 'product'
>;

function joined(...parts: (string | undefined)[]): string | undefined {
  const path = parts
    .flatMap(part => (part ?? '').split('/'))
    .filter(part => part !== '')
    .join('/');
  return path === '' ? undefined : path;
}

function placeIn(spec: NonNullable<StorageLocation['spec']>): Place {
  const { provider = '', objectStorage, config } = spec;
  const { bucket, prefix } = objectStorage ?? {};
  const where = { bucket, prefix: joined(prefix) };
  // `aws` and `velero.io/aws` are one plugin.
  switch (provider.replace(/^velero\.io\//, '')) {
    case 'aws':
      return {
        type: 's3',
        endpoint: config?.s3Url
          ? redactUrl(config.s3Url)
          : `s3.${config?.region ? `${config.region}.` : ''}amazonaws.com`,
        ...where,
      };
    case 'gcp':
      return { type: 'gcs', endpoint: 'storage.googleapis.com', ...where };
    case 'azure':
      return {
        type: 'azure',
        endpoint: config?.storageAccount
          ? `${config.storageAccount}.blob.core.windows.net`
          : undefined,
        ...where,
      };
    default:
      return {
        type: 'unknown',
        endpoint: config?.s3Url ? redactUrl(config.s3Url) : undefined,
        ...where,
      };
  }
}

function labelOf(destination: Omit<Destination, 'label'>, name: string) {
  return destination.product ?? destination.endpoint ?? `location ${name}`;
}

/**
 * Where the copies of one namespace live: Velero keeps a Kopia repository for
 * each namespace in each location.
 *
 * @param location - absent: the BackupStorageLocation is not there
 * @param name - of the location
 */
export function destinationOf(
  location: Observed<StorageLocation> | undefined,
  name: string,
  options: {
    namespace: string;
    method: string;
    patterns: readonly DestinationPattern[];
  },
): Destination {
  if (!location) {
    return {
      type: 'unknown',
      label: `location ${name}`,
      derivedFrom: [`BackupStorageLocation ${name} is not there`],
    };
  }
  const { spec = {} } = location.value;
  const place = placeIn(spec);
  const folder = options.method === 'restic' ? 'restic' : 'kopia';
  const completed = completeDestination(
    {
      ...place,
      prefix: joined(place.prefix, folder, options.namespace),
      label: '',
      derivedFrom: [
        `${location.subject.words}: spec.provider, spec.objectStorage, spec.config`,
      ],
    },
    { secretName: spec.credential?.name },
    options.patterns,
  );
  return { ...completed, label: completed.label || labelOf(completed, name) };
}

/** Where a snapshot is that never left the cluster's own storage. */
export function snapshotDestination(
  storageClass: string | undefined,
  options: {
    cluster: string;
    storageClasses: Readonly<Record<string, { failureDomain?: string }>>;
  },
): Destination {
  return {
    type: 'volume',
    label: 'volume snapshots',
    offSite: false,
    failureDomain:
      storageClass === undefined
        ? undefined
        : options.storageClasses[storageClass]?.failureDomain ??
          `storage-class:${options.cluster}/${storageClass}`,
    derivedFrom: [
      'snapshotMoveData is not set: snapshots stay in the storage of the volume',
    ],
  };
}

/**
 * What changes when copies go somewhere else.
 *
 * @param name - of the location
 */
export function fingerprintOf(
  location: Observed<StorageLocation> | undefined,
  name: string,
): string {
  if (!location) return `location:${name}`;
  const { type, endpoint, bucket, prefix } = placeIn(location.value.spec ?? {});
  return [type, endpoint, bucket, prefix].map(part => part ?? '').join(' ');
}
