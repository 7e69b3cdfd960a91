import type { Destination } from 'backstage-plugin-backups-common';
import { hostOf, redactUrl } from 'backstage-plugin-backups-node';
import { knownPart } from './knownPart';
import { knownText } from './knownText';
import { recognisedParts } from './recognisedParts';

type Parts = Partial<Omit<Destination, 'derivedFrom'>>;

function parseS3(rest: string): Parts {
  const address = rest.replace(/^https?:\/\//, '');
  const [host, bucket, ...prefix] = address.split('/');
  return {
    type: 's3',
    ...recognisedParts(host),
    bucket: knownPart(bucket),
    prefix: knownPart(prefix.join('/')),
  };
}

/**
 * Reads where a restic repository is from `RESTIC_REPOSITORY`. Source: restic's
 * manual, "Preparing a new repository".
 *
 * @param repository - may hold unknown parts
 * @returns `undefined` where it tells nothing. `path` is set for a path in the
 * mover's own file system only, which is no place by itself.
 */
export function parseResticRepository(
  repository: string,
): { parts: Parts; localPath?: string } | undefined {
  const address = redactUrl(repository.trim());
  const match = /^([a-z0-9]+):(.*)$/is.exec(address);
  if (match === null) {
    const localPath = knownText(address);
    return localPath?.startsWith('/')
      ? { parts: { type: 'filesystem' }, localPath }
      : undefined;
  }
  const [, scheme, rest] = match;
  const [container, ...path] = rest.split(':');
  const prefix = knownPart(path.join(':'));
  switch (scheme.toLowerCase()) {
    case 's3':
      return { parts: parseS3(rest) };
    case 'b2':
      return {
        parts: {
          type: 's3',
          product: 'Backblaze B2',
          offSite: true,
          failureDomain: 'backblaze-b2',
          bucket: knownPart(container),
          prefix,
        },
      };
    case 'azure':
      return {
        parts: {
          type: 'azure',
          product: 'Azure Blob Storage',
          offSite: true,
          failureDomain: 'azure-blob-storage',
          bucket: knownPart(container),
          prefix,
        },
      };
    case 'gs':
      return {
        parts: {
          type: 'gcs',
          product: 'Google Cloud Storage',
          offSite: true,
          failureDomain: 'google-cloud-storage',
          bucket: knownPart(container),
          prefix,
        },
      };
    case 'swift':
      return {
        parts: { type: 'unknown', bucket: knownPart(container), prefix },
      };
    case 'rest': {
      const host = hostOf(rest);
      const recognised = host === undefined ? {} : recognisedParts(host);
      return {
        parts: {
          type: 'rest',
          ...recognised,
          endpoint: knownText(rest),
          prefix: knownPart(rest.replace(/^https?:\/\/[^/]*/, '')),
        },
      };
    }
    case 'sftp': {
      const url = /^\/\/([^/]+)(\/.*)?$/.exec(rest);
      const host = hostOf(url?.[1] ?? container);
      const recognised = host === undefined ? {} : recognisedParts(host);
      return {
        parts: {
          type: 'sftp',
          ...recognised,
          endpoint: undefined,
          server: knownText(host),
          path: knownText(url?.[2] ?? path.join(':')),
        },
      };
    }
    case 'rclone':
      return { parts: { type: 'rclone', path: knownText(rest) } };
    default:
      return undefined;
  }
}
