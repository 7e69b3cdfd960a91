import type { Destination } from 'backstage-plugin-backups-common';
import type { DestinationPattern } from 'backstage-plugin-backups-node';
import { completeDestination } from 'backstage-plugin-backups-node';
import type { BackupTarget } from '../read/Volume';
import type { Observed } from './ClusterContext';

type Place = Pick<
  Destination,
  'type' | 'endpoint' | 'bucket' | 'prefix' | 'server' | 'path'
>;

/**
 * Where a backup target is. Its address names no endpoint of S3: that is in the
 * Secret, which is not read.
 *
 * @param url - `s3://bucket@region/prefix`, `nfs://server:/path`,
 * `cifs://server/share`, `azblob://container@host/prefix`
 */
export function placeOf(url: string): Place {
  const [, scheme, rest] = /^([a-z0-9]+):\/\/([^?]*)/i.exec(url.trim()) ?? [];
  const [authority, ...folders] = (rest ?? '').split('/');
  const folder = folders.filter(part => part !== '').join('/') || undefined;
  const [name, host] = authority.split('@');
  switch (scheme?.toLowerCase()) {
    case 's3':
      return { type: 's3', bucket: name || undefined, prefix: folder };
    case 'azblob':
      return {
        type: 'azure',
        bucket: name || undefined,
        endpoint: host ? `blob.${host}` : undefined,
        prefix: folder,
      };
    case 'nfs': {
      const [, server, path] =
        /^([^:]+):?(\/.*)?/.exec(rest.replace(/\/+$/, '')) ?? [];
      return { type: 'nfs', server, path };
    }
    case 'cifs':
      return { type: 'host', server: authority, path: `/${folder ?? ''}` };
    default:
      return { type: 'unknown' };
  }
}

/**
 * Whether two addresses are one place. What one of them does not say, and the
 * region of a bucket, tell no places apart.
 *
 * @param one - of a target or of a Backup, whose query names it in its target
 */
export function isOnePlace(one: string, other: string): boolean {
  return JSON.stringify(placeOf(one)) === JSON.stringify(placeOf(other));
}

function labelOf(
  { product, type, bucket, server }: Omit<Destination, 'label'>,
  name: string,
): string {
  if (product) return product;
  if (type === 's3' && bucket) return `S3 bucket ${bucket}`;
  return server ?? `backup target ${name}`;
}

/**
 * @param target - absent: the BackupTarget is not there
 * @param name - of the target
 */
export function destinationOf(
  target: Observed<BackupTarget> | undefined,
  name: string,
  patterns: readonly DestinationPattern[],
): Destination {
  const { backupTargetURL, credentialSecret } = target?.value.spec ?? {};
  const completed = completeDestination(
    {
      ...placeOf(backupTargetURL ?? ''),
      label: '',
      derivedFrom: [
        backupTargetURL
          ? `${target?.subject.words}: spec.backupTargetURL`
          : `BackupTarget ${name} names no place`,
      ],
    },
    { secretName: credentialSecret },
    patterns,
  );
  return { ...completed, label: completed.label || labelOf(completed, name) };
}
