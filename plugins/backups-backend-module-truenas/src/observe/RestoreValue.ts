/**
 * What a way back out of a bucket needs to name. It holds nothing secret, and is
 * kept as JSON.
 *
 * @public
 */
export interface CloudSyncRestoreValue {
  provider: 'truenas';
  /** Name of the NAS in the configuration. */
  server: string;
  taskId: number;
  description?: string;
  /** Folder on the NAS. */
  path?: string;
  /** TrueNAS's word for how it copies: `SYNC` mirrors, `COPY` deletes nothing there. */
  transferMode?: string;
  /** TrueNAS's word for the provider: `B2`, `S3`. */
  providerType?: string;
  /** Name of the credential in TrueNAS. */
  credential?: string;
  bucket?: string;
  folder?: string;
  /** The copy is encrypted with a password that only TrueNAS and its owner know. */
  encrypted: boolean;
  /** File names are encrypted, too. */
  encryptedNames: boolean;
}
