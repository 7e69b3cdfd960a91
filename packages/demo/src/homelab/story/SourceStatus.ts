/** The part of a ReplicationSource's status that the demo writes. */
export interface SourceStatus {
  conditions?: {
    type: 'Synchronizing';
    status: 'True' | 'False';
    reason: string;
    message: string;
    lastTransitionTime: string;
  }[];
  lastManualSync?: string;
  lastSyncStartTime?: string;
  lastSyncTime?: string;
  lastSyncDuration?: string;
  nextSyncTime?: string;
  latestMoverStatus?: { result?: 'Successful' | 'Failed'; logs?: string };
  kopia?: {
    lastConfiguredMetadataCacheSizeLimitMB: number;
    lastConfiguredContentCacheSizeLimitMB: number;
  };
  restic?: { lastPruned: string };
}

type Condition = NonNullable<SourceStatus['conditions']>[number];

/** @returns the single condition VolSync keeps, in the form the status holds it */
export function synchronizing(
  status: Condition['status'],
  reason: string,
  message: string,
  lastTransitionTime: string,
): Condition[] {
  return [
    { type: 'Synchronizing', status, reason, message, lastTransitionTime },
  ];
}
