/**
 * A copy of one volume that Velero can restore. Instants are epoch seconds.
 */
export interface VolumePoint {
  /** Name of the Backup. */
  backup: string;
  /** Object that says so: `PodVolumeBackup nightly-20260822030012-x7k2p`. */
  kind: 'PodVolumeBackup' | 'DataUpload' | 'snapshot';
  /** As Kopia or restic calls it. */
  snapshotId?: string;
  /** The data is as of then. */
  at: number;
  sizeBytes?: number;
  /** Velero deletes it after this. */
  expiresAt?: number;
  pod?: string;
  volume?: string;
}

/** What is needed to bring back what a plan of Velero copied. */
export interface RestoreValue {
  tool: 'velero';
  /** Namespace of Velero. */
  veleroNamespace: string;
  namespace: string;
  claim: string;
  method: string;
  location: {
    name: string;
    provider?: string;
    bucket?: string;
    prefix?: string;
    endpoint?: string;
    region?: string;
    /** Name of the Secret with the keys of the bucket; it is never read. */
    secret?: string;
  };
  /** Newest first. */
  points: VolumePoint[];
}
