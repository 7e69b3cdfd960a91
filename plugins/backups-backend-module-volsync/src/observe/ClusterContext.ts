import type {
  DestinationPattern,
  Subject,
} from 'backstage-plugin-backups-node';
import type { PersistentVolumeClaim } from '../read/PersistentVolumeClaim';
import type { InjectedMount } from './injectedMounts';
import type { ExternalSecret } from '../read/ExternalSecret';

/** An object that was understood, with what names it. */
export interface Observed<T> {
  subject: Subject;
  value: T;
  /** Tells it from another one of the same name. */
  uid?: string;
  /** `metadata.creationTimestamp`, as it was read. */
  createdAt?: string;
}

/** A table that is only asked for single keys. */
export type Lookup<T> = Pick<ReadonlyMap<string, T>, 'get' | 'has'>;

/** What the objects of one cluster are looked up in. */
export interface ClusterContext {
  cluster: string;
  /** Zone of the VolSync controller. */
  timeZone: string;
  patterns: readonly DestinationPattern[];
  /** By `claimKey`. `undefined` when the claims were not read: absence means nothing then. */
  claims: Lookup<Observed<PersistentVolumeClaim>> | undefined;
  /**
   * All of them, for what is about the cluster; facts of one object look up
   * single keys. Empty when the claims were not read.
   */
  everyClaim: readonly Observed<PersistentVolumeClaim>[];
  /** Claims that name a ReplicationDestination as their data source, by its `objectKey`. */
  claimsByPopulator: Lookup<Observed<PersistentVolumeClaim>[]>;
  /** By the alias of the Secret they write, see `repositoryAlias`. */
  externalSecrets: Lookup<Observed<ExternalSecret>[]>;
  /** End of the last success of what writes under a name, see `writerKey`. Epoch seconds. */
  writtenAt: Lookup<number>;
  /** What admission policies mount into every mover, under `all`. */
  injected: Lookup<readonly InjectedMount[]>;
}
