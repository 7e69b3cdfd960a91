import type { DestinationPattern } from 'backstage-plugin-backups-node';
import type { Backup } from '../read/Backup';
import type { DataProtectionTest } from '../read/DataProtectionTest';
import type { Schedule } from '../read/Schedule';
import type { StorageLocation } from '../read/StorageLocation';
import type { Claim, Volume } from '../read/Volumes';
import type { Mounts } from './mountsOf';
import type { Observed } from './Observed';
import type { UploadIndex } from './BackupUploads';

/** Settings of the provider. */
export interface ObserveOptions {
  /** Zone of the Velero server. */
  timeZone: string;
  patterns: readonly DestinationPattern[];
  ownRepositoryPassword: boolean;
  /** What breaks together with volumes of a class; default: the class. */
  storageClasses: Readonly<Record<string, { failureDomain?: string }>>;
}

/** What the objects of one cluster are looked up in. */
export interface ClusterContext extends ObserveOptions {
  cluster: string;
  schedules: readonly Observed<Schedule>[];
  /** Newest first. */
  backups: readonly Observed<Backup>[];
  uploads: Pick<UploadIndex, 'of' | 'all'>;
  /** Uploads of each kind were listed: that there is none says something. */
  uploadsRead: { fileSystems: boolean; snapshots: boolean };
  /** By `nameKey`. */
  locations: ReadonlyMap<string, Observed<StorageLocation>>;
  /** The newest test of each location, by `nameKey`. OADP only. */
  tests: ReadonlyMap<string, Observed<DataProtectionTest>>;
  /** By `claimKey`; `undefined`: the claims were not read. */
  claims: ReadonlyMap<string, Observed<Claim>> | undefined;
  /** By name. */
  volumes: ReadonlyMap<string, Volume>;
  /** What mounts a claim, by `claimKey`; `undefined`: workloads were not read. */
  mounts: ReadonlyMap<string, Mounts> | undefined;
}
