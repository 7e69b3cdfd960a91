import type { Destination } from 'backstage-plugin-backups-common';
import { hostOf } from './hostOf';

function pathOf(...parts: (string | undefined)[]): string {
  return parts
    .flatMap(part => (part ?? '').split('/'))
    .filter(part => part !== '')
    .map(part => encodeURIComponent(part))
    .join('/');
}

/**
 * Names a place by where it is, the same way whoever describes it: two objects
 * that lead to one location lead to one repository. What a repository says of
 * itself, such as a unique id, is shared by its mirrors and names no place.
 *
 * @returns `nfs://server/path` or `s3://endpoint/bucket/prefix`; `undefined`
 * where not everything is known that tells it from another place
 *
 * @public
 */
export function locationOf(
  destination: Pick<
    Destination,
    'type' | 'endpoint' | 'bucket' | 'prefix' | 'server' | 'path'
  >,
): string | undefined {
  const { type, endpoint, bucket, prefix, server, path } = destination;
  if (type === 'nfs') {
    const host = hostOf(server ?? '');
    return host && path ? `nfs://${host}/${pathOf(path, prefix)}` : undefined;
  }
  if (type === 's3') {
    const host = hostOf(endpoint ?? '');
    return host && bucket
      ? `s3://${host}/${pathOf(bucket, prefix)}`
      : undefined;
  }
  return undefined;
}

/**
 * Writes a location the way `locationOf` does, so that it can be compared:
 * `S3://Host/bucket/prefix/` becomes `s3://host/bucket/prefix`. Anything else
 * is a name and stays as it is.
 *
 * @public
 */
export function normaliseLocation(text: string): string {
  const found = /^(nfs|s3):\/\/([^/]+)\/?(.*)$/i.exec(text.trim());
  if (!found) return text.trim();
  const [, scheme, authority, path] = found;
  const host = hostOf(authority);
  if (!host) return text.trim();
  let decoded = path;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    // A lone percent sign is a percent sign.
  }
  return `${scheme.toLowerCase()}://${host}/${pathOf(decoded)}`;
}
