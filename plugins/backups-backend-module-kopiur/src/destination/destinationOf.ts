import type { Destination } from 'backstage-plugin-backups-common';
import type { DestinationPattern } from 'backstage-plugin-backups-node';
import {
  completeDestination,
  hostOf,
  placeLabel,
  recogniseEndpoint,
  redactText,
  redactUrl,
} from 'backstage-plugin-backups-node';
import type { Backend } from '../read/Repository';

/** Nothing known leads to a place. */
export const UNKNOWN_DESTINATION: Destination = {
  type: 'unknown',
  label: 'not known',
  derivedFrom: [],
};

type Place = Partial<Omit<Destination, 'derivedFrom'>> &
  Pick<Destination, 'type'>;

/** Products that Kopia speaks to without an endpoint that names them. */
const B2 = {
  product: 'Backblaze B2',
  offSite: true,
  failureDomain: 'backblaze-b2',
};
const GCS = {
  product: 'Google Cloud Storage',
  offSite: true,
  failureDomain: 'google-cloud-storage',
};
const AZURE = {
  product: 'Azure Blob Storage',
  offSite: true,
  failureDomain: 'azure-blob-storage',
};
const GOOGLE_DRIVE = {
  product: 'Google Drive',
  label: 'Google Drive',
  offSite: true,
  failureDomain: 'google-drive',
};

/** Kopia talks to Amazon where no endpoint is given. */
function amazonEndpoint(region: string | undefined): string {
  return region ? `s3.${region}.amazonaws.com` : 's3.amazonaws.com';
}

function placeOf(
  backend: Backend,
  storageClassOf: (claim: string) => string | undefined,
): { place: Place; field: string } | undefined {
  const { s3, azure, gcs, b2, filesystem, sftp, webDav, rclone, gdrive } =
    backend;
  if (s3) {
    const endpoint = redactUrl(s3.endpoint || amazonEndpoint(s3.region));
    const { bucket, prefix } = s3;
    return { field: 's3', place: { type: 's3', endpoint, bucket, prefix } };
  }
  if (b2) {
    const { bucket, prefix } = b2;
    return { field: 'b2', place: { type: 's3', bucket, prefix, ...B2 } };
  }
  if (gcs) {
    const { bucket, prefix } = gcs;
    return { field: 'gcs', place: { type: 'gcs', bucket, prefix, ...GCS } };
  }
  if (azure) {
    const { container, prefix, storageAccount } = azure;
    const endpoint = storageAccount
      ? `${storageAccount}.blob.core.windows.net`
      : undefined;
    return {
      field: 'azure',
      place: { type: 'azure', bucket: container, prefix, endpoint, ...AZURE },
    };
  }
  if (filesystem) {
    const { nfs, pvc } = filesystem.volume ?? {};
    if (nfs) {
      const server = nfs.server && redactUrl(nfs.server);
      return {
        field: 'filesystem.volume.nfs',
        place: {
          type: 'nfs',
          server,
          path: nfs.path,
          ...(server === undefined ? {} : recogniseEndpoint(server)),
        },
      };
    }
    if (pvc?.name) {
      const storageClass = storageClassOf(pvc.name);
      return {
        field: 'filesystem.volume.pvc',
        place: {
          type: 'volume',
          label: `volume ${pvc.name}`,
          offSite: false,
          failureDomain: storageClass,
        },
      };
    }
    return {
      field: 'filesystem',
      place: { type: 'filesystem', path: filesystem.path },
    };
  }
  if (sftp) {
    const server = hostOf(sftp.host ?? '');
    return {
      field: 'sftp',
      place: { type: 'sftp', server, path: sftp.path },
    };
  }
  if (webDav) {
    const endpoint = webDav.url && redactUrl(webDav.url);
    return { field: 'webDav', place: { type: 'webdav', endpoint } };
  }
  if (rclone) {
    // A connection string may hold keys: `:s3,access_key_id=…:bucket`.
    const path = rclone.remotePath && redactText(redactUrl(rclone.remotePath));
    const remote = /^([\w .+@-]+):/.exec(path ?? '')?.[1];
    return {
      field: 'rclone',
      place: {
        type: 'rclone',
        path,
        label: remote === undefined ? undefined : `rclone remote ${remote}`,
      },
    };
  }
  if (gdrive) {
    return { field: 'gdrive', place: { type: 'unknown', ...GOOGLE_DRIVE } };
  }
  return undefined;
}

/** Names of Secrets that lead to a place, the strongest first; patterns may match one of them. */
export function secretNamesOf(
  { s3, azure, gcs, b2, sftp, webDav, rclone, gdrive }: Backend,
  password: string | undefined,
): string[] {
  return [
    s3?.auth?.secretRef?.name,
    azure?.auth?.secretRef?.name,
    gcs?.auth?.secretRef?.name,
    b2?.auth?.secretRef?.name,
    sftp?.auth?.secretRef?.name,
    webDav?.auth?.secretRef?.name,
    rclone?.configSecretRef?.name,
    gdrive?.credentialsSecretRef?.name,
    password,
  ].filter((name): name is string => name !== undefined && name !== '');
}

/**
 * Reads where a repository is from its backend, which its own object names.
 *
 * @param options - `words`: the object, for evidence; `password`: name of the
 * Secret with the repository's password; `storageClassOf`: what breaks together
 * with a claim
 */
export function destinationOf(options: {
  backend: Backend | undefined;
  words: string;
  field?: string;
  password?: string;
  storageClassOf(claim: string): string | undefined;
  patterns: readonly DestinationPattern[];
}): Destination {
  const { backend = {}, words, field = 'spec.backend', patterns } = options;
  const found = placeOf(backend, options.storageClassOf);
  const place: Place = found?.place ?? { type: 'unknown' };
  const read: Destination = {
    ...place,
    label: '',
    derivedFrom: found ? [`${field}.${found.field} of ${words}`] : [],
  };
  const [completed] = [
    // A pattern may know the place by one of its Secrets.
    ...secretNamesOf(backend, options.password)
      .map(secretName => completeDestination(read, { secretName }, patterns))
      .filter(({ derivedFrom }) => derivedFrom !== read.derivedFrom),
    completeDestination(read, {}, patterns),
  ];
  return {
    ...completed,
    label: completed.label || place.label || placeLabel(completed),
  };
}
