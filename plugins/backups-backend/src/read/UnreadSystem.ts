/**
 * What a backup system can copy.
 *
 * - `volumes`: whatever a workload of a cluster writes to
 * - `storage`: volumes of one storage product only
 * - `databases`: what its own operator runs
 */
export type SystemReach =
  | { kind: 'volumes' }
  | { kind: 'storage'; product: string }
  | { kind: 'databases'; group: string; products: readonly string[] };

/** A backup system that a cluster has and that no provider reads. */
export interface UnreadSystem {
  /** As people call it, else its API: `vault.example.com (BackupPlan)`. */
  name: string;
  reach: SystemReach;
}
