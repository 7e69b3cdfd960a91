/**
 * Kinds of destinations.
 *
 * @public
 */
export type DestinationType =
  | 'nfs'
  | 's3'
  | 'azure'
  | 'gcs'
  | 'volume'
  | 'filesystem'
  | 'host'
  | 'rclone'
  | 'sftp'
  | 'webdav'
  | 'rest'
  | 'peer'
  | 'unknown';

/**
 * Where copies live, as far as it is known without reading a Secret.
 *
 * @public
 */
export interface Destination {
  type: DestinationType;
  /** What people call it: `NAS`, `Backblaze B2`. Columns of the tab carry it. */
  label: string;
  /** Product behind it where it is recognised: `Backblaze B2`, `Cloudflare R2`. */
  product?: string;
  endpoint?: string;
  bucket?: string;
  prefix?: string;
  server?: string;
  path?: string;
  /** `undefined`: not known. */
  offSite?: boolean;
  /** What breaks together with it; `undefined`: not known. */
  failureDomain?: string;
  /** How each of these is known, strongest first. */
  derivedFrom: string[];
}
