/** A volume in the namespace that Velero's Schedule takes. */
export interface VeleroVolume {
  app: string;
  namespace: string;
  claim: string;
  size: string;
  /** Bytes that an upload reads. */
  bytes: number;
  /** Whether a pod mounts it when the Schedule runs. */
  runsAtNight: boolean;
}
