/**
 * Keys of a repository Secret that say where the repository is and how it is
 * reached, and hold nothing secret. Every other key is dropped on reading. Source: `mover-kopia/entry.sh`
 * and `mover-restic/entry.sh`.
 */
export const LOCATION_KEYS = [
  'KOPIA_REPOSITORY',
  'KOPIA_S3_BUCKET',
  'KOPIA_S3_ENDPOINT',
  'AWS_S3_ENDPOINT',
  'KOPIA_S3_DISABLE_TLS',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'KOPIA_FS_PATH',
  'KOPIA_AZURE_CONTAINER',
  'KOPIA_GCS_BUCKET',
  'KOPIA_B2_BUCKET',
  'WEBDAV_URL',
  'SFTP_HOST',
  'SFTP_PATH',
  'RCLONE_REMOTE_PATH',
  'RESTIC_REPOSITORY',
] as const;

/** @see {@link LOCATION_KEYS} */
export type LocationKey = (typeof LOCATION_KEYS)[number];

/** Stands for a `{{ template }}` expression, whose value is not known. */
export const UNKNOWN_PART = '{{…}}';
