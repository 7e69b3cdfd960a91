import type { Destination, Retention } from 'backstage-plugin-backups-common';

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
  secretKeys: { secret: string; key: string }[];
  encrypted?: boolean;
  region?: string;
  retention: Retention;
}
