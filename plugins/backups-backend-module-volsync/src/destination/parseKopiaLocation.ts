import type { Destination } from 'backstage-plugin-backups-common';
import { hostOf } from 'backstage-plugin-backups-node';
import type { LocationKey } from '../read/locationKeys';
import { knownPart } from './knownPart';
import { knownText } from './knownText';
import { recognisedParts } from './recognisedParts';

type Parts = Partial<Omit<Destination, 'derivedFrom'>>;

/** Kopia's own default. Source: `mover-kopia/entry.sh`. */
const DEFAULT_S3_ENDPOINT = 's3.amazonaws.com';

function s3Location(
  data: Partial<Record<LocationKey, string>>,
  isWhole: boolean,
): Parts {
  const url = /^s3:\/\/([^/]*)\/?(.*)$/s.exec(data.KOPIA_REPOSITORY ?? '');
  const endpoint =
    data.KOPIA_S3_ENDPOINT ||
    data.AWS_S3_ENDPOINT ||
    // The default only holds where no other key can come from elsewhere.
    (isWhole ? DEFAULT_S3_ENDPOINT : undefined);
  return {
    type: 's3',
    ...(endpoint === undefined ? {} : recognisedParts(endpoint)),
    // The bucket of its own key wins, the prefix of the URL stays.
    bucket: knownPart(data.KOPIA_S3_BUCKET || url?.[1]),
    prefix: knownPart(url?.[2]),
  };
}

/**
 * Reads where a Kopia repository is from the keys of its Secret's template.
 * Source: `mover-kopia/entry.sh` of the fork, whose order this is: the first
 * backend that is configured is used.
 *
 * @param data - location keys, values may hold unknown parts
 * @param isWhole - the template makes the whole Secret: an absent key is absent
 */
export function parseKopiaLocation(
  data: Partial<Record<LocationKey, string>>,
  isWhole: boolean,
): { parts: Parts; localPath?: string } | undefined {
  const repository = data.KOPIA_REPOSITORY ?? '';
  if (data.KOPIA_S3_BUCKET || repository.startsWith('s3://')) {
    return { parts: s3Location(data, isWhole) };
  }
  if (data.KOPIA_AZURE_CONTAINER) {
    return {
      parts: {
        type: 'azure',
        product: 'Azure Blob Storage',
        offSite: true,
        failureDomain: 'azure-blob-storage',
        bucket: knownPart(data.KOPIA_AZURE_CONTAINER),
      },
    };
  }
  if (data.KOPIA_GCS_BUCKET) {
    return {
      parts: {
        type: 'gcs',
        product: 'Google Cloud Storage',
        offSite: true,
        failureDomain: 'google-cloud-storage',
        bucket: knownPart(data.KOPIA_GCS_BUCKET),
      },
    };
  }
  if (repository.startsWith('filesystem://')) {
    return {
      parts: { type: 'filesystem' },
      localPath: knownText(repository.slice('filesystem://'.length)),
    };
  }
  if (data.KOPIA_B2_BUCKET) {
    return {
      parts: {
        type: 's3',
        product: 'Backblaze B2',
        offSite: true,
        failureDomain: 'backblaze-b2',
        bucket: knownPart(data.KOPIA_B2_BUCKET),
      },
    };
  }
  if (data.WEBDAV_URL) {
    const host = hostOf(data.WEBDAV_URL);
    return {
      parts: {
        type: 'webdav',
        ...(host === undefined ? {} : recognisedParts(host)),
        endpoint: knownText(data.WEBDAV_URL),
      },
    };
  }
  if (data.SFTP_HOST) {
    return {
      parts: {
        type: 'sftp',
        ...recognisedParts(data.SFTP_HOST),
        endpoint: undefined,
        server: knownText(data.SFTP_HOST),
        path: knownText(data.SFTP_PATH),
      },
    };
  }
  if (data.RCLONE_REMOTE_PATH) {
    return {
      parts: { type: 'rclone', path: knownText(data.RCLONE_REMOTE_PATH) },
    };
  }
  return data.KOPIA_FS_PATH
    ? {
        parts: { type: 'filesystem' },
        localPath: knownText(data.KOPIA_FS_PATH),
      }
    : undefined;
}
