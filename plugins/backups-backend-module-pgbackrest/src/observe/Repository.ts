import type { Destination, Retention } from 'backstage-plugin-backups-common';
import type { RetentionPolicy } from '../read/Stanza';

/** Where one key is: names only. */
export interface SecretKey {
  secret: string;
  key: string;
}

/**
 * What opens a repository, by what it is for.
 *
 * @public
 */
export interface RepositoryKeys {
  accessKeyId?: SecretKey;
  secretAccessKey?: SecretKey;
  /** Of an Azure storage account. */
  storageKey?: SecretKey;
  encryptionPass?: SecretKey;
}

/** A place to which a database cluster is copied, as its tool declares it. */
export interface Repository {
  /** How Backups name it, see `DatabaseCopy.recordedAs`. */
  recordedAs: string;
  /** Changes when the place does. Secret-free. */
  fingerprint: string;
  destination: Pick<
    Destination,
    'type' | 'endpoint' | 'bucket' | 'prefix' | 'failureDomain' | 'offSite'
  >;
  /** Object and field that declare it, in words. */
  declaredBy: string;
  /** Name of the Secret with its keys. */
  secretName?: string;
  /** Keys of that Secret and of the one for encryption: names only. */
  secretKeys: RepositoryKeys;
  encrypted?: boolean;
  region?: string;
  /** `host` or `path`: how the bucket is named in an address. */
  uriStyle?: string;
  /** Of an Azure storage. */
  account?: string;
  /** As the tool declares it: counts and days. */
  policy?: RetentionPolicy;
  retention: Retention;
}
