/** A claim on a volume of Longhorn. */
export interface LonghornVolume {
  app: string;
  namespace: string;
  claim: string;
  size: string;
  /** Bytes of the volume, as `size` says. */
  volumeBytes: number;
  daysOld: number;
  /** Copied off the cluster every night, or only by snapshots that stay in its storage. */
  copiedBy: 'backup' | 'snapshot';
}
