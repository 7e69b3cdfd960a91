import type { MoverName } from '../observe/Mover';

/**
 * What a runbook needs to bring a plan's data back: settings of the source that a
 * ReplicationDestination must repeat. Names only, no secret values.
 */
export interface RestoreValue {
  mover: MoverName;
  sourceName: string;
  sourceNamespace?: string;
  sourcePVC?: string;
  /** Name of the Secret; in another namespace it must exist there too. */
  repositorySecret?: string;
  /** As in `PlanFact.writes.identity`. */
  identity?: string;
  /** Kopia only, where the source overrides them; `sourceIdentity` ignores these. */
  username?: string;
  hostname?: string;
  sourcePathOverride?: string;
  copyMethod?: string;
  storageClassName?: string;
  volumeSnapshotClassName?: string;
  accessModes?: string[];
  capacity?: string;
  cacheStorageClassName?: string;
  cacheCapacity?: string;
  cacheAccessModes?: string[];
  moverServiceAccount?: string;
  moverSecurityContext?: Record<string, unknown>;
  moverVolumes?: RestoreVolume[];
  customCA?: { configMapName?: string; secretName?: string; key?: string };
  /** How S3 is reached, by the template of the Secret. */
  access?: { clearText?: boolean; region?: string };
  rcloneConfigSection?: string;
  rcloneDestPath?: string;
  /** The claim it copies, as it was read. */
  claim?: {
    accessModes?: string[];
    storage?: string;
    storageClassName?: string;
    volumeMode?: string;
  };
  /** What writes the repository Secret: the keys are found there. */
  keys?: { externalSecret: string; store?: string };
  /** ReplicationDestinations that would fill a new claim of this name. */
  populators?: string[];
}

/** A volume the mover needs to reach the repository. */
export interface RestoreVolume {
  mountPath: string;
  nfs?: { server?: string; path?: string };
  claimName?: string;
  secretName?: string;
}
