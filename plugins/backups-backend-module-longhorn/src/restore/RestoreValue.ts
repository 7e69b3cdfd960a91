/** A copy of one volume in the backup store. Instants are epoch seconds. */
export interface VolumePoint {
  /** Name of the Backup: `backup-0a1b2c3d4e5f`. */
  backup: string;
  /** The data is as of then. */
  at: number;
  sizeBytes?: number;
  /** Size of the volume, not of what is in it. */
  volumeBytes?: number;
}

/** What is needed to bring back what Longhorn copied of one volume. */
export interface RestoreValue {
  tool: 'longhorn';
  longhornNamespace: string;
  /** Name of the Longhorn volume, as in the backup store. */
  volume: string;
  /** Labels that name its jobs and groups: `recurring-job-group.longhorn.io/default`. */
  jobLabels: string[];
  namespace: string;
  claim: string;
  target: { name: string; url?: string; secret?: string };
  /** Newest first. */
  points: VolumePoint[];
}
