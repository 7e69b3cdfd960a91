import type { Destination } from 'backstage-plugin-backups-common';
import type {
  DestinationPattern,
  Subject,
} from 'backstage-plugin-backups-node';
import type { PersistentVolumeClaim } from '../read/PersistentVolumeClaim';
import type { Repository } from '../read/Repository';
import type { SnapshotSchedule } from '../read/SnapshotSchedule';
import type { Agreement } from './Agreement';
import type { ObservedRun } from './ObservedRun';

/** Where VolSync's movers mount what they copy: the path of all their snapshots. */
export const VOLSYNC_PATH = '/data';

/** An object that was understood, with what names it. */
export interface Observed<T> {
  subject: Subject;
  value: T;
  uid?: string;
  /** Epoch seconds. */
  createdAt?: number;
}

/** A repository that an object declares. */
export interface KnownRepository extends Observed<Repository> {
  /** See `repositoryKey`. */
  key: string;
  /** See `repositoryAlias`. */
  alias: string;
  destination: Destination;
  /** Of the Secret that leads there, by which a pattern may know it. */
  secretName?: string;
  /** Its place where that is known, else its alias: what others know it by. */
  place: string;
}

/** What the objects of one cluster are looked up in. */
export interface KopiurContext {
  cluster: string;
  /** Zone of schedules that name none. */
  timeZone: string;
  patterns: readonly DestinationPattern[];
  /** By `repositoryKey`. */
  repositories: ReadonlyMap<string, KnownRepository>;
  /** By `claimKey`; `undefined` where claims were not read: absence means nothing then. */
  claims: ReadonlyMap<string, Observed<PersistentVolumeClaim>> | undefined;
  /** In the namespace of the policies that they name. */
  schedules: readonly Observed<SnapshotSchedule>[];
  /** Of a policy, by `namespace/name`, in no order. */
  runsOfPolicy: ReadonlyMap<string, readonly ObservedRun[]>;
  /** Every snapshot that an object stands for, by `repositoryKey`. */
  runsOfRepository: ReadonlyMap<string, readonly ObservedRun[]>;
  /** Snapshots that a look found and no run made, by {@link underName}. */
  discovered: ReadonlyMap<string, readonly ObservedRun[]>;
  /** Snapshots that no policy owns, with the path of VolSync's movers, by {@link underName} of `user@host`. */
  ofVolSync: ReadonlyMap<string, readonly ObservedRun[]>;
  /** Whether what Kopiur lists of a repository is there, by `repositoryKey`. */
  agreements: ReadonlyMap<string, Agreement>;
}

/**
 * @param repository - see `repositoryKey`
 * @param name - under which snapshots lie in it
 */
export function underName(repository: string, name: string): string {
  return `${repository} ${name}`;
}
