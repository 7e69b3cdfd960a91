import { sentenceOf } from 'backstage-plugin-backups-node';
import type { ReplicationSourceStatus } from '../read/ReplicationSource';

/** What the condition `Synchronizing` says. Instants in epoch seconds. */
export type Synchronizing =
  | { phase: 'absent' }
  | { phase: 'running' | 'finishing' | 'waiting'; since?: number }
  | { phase: 'error'; since?: number; message: string }
  | { phase: 'unknown'; reason: string };

/**
 * Reads the condition `Synchronizing`. Source: `conditions.go` of VolSync;
 * releases up to 0.5 also wrote `Reconciled`, which is not read.
 *
 * @param status - `status` of a ReplicationSource or ReplicationDestination
 */
export function synchronizingOf(
  status: Pick<ReplicationSourceStatus, 'conditions'>,
): Synchronizing {
  const condition = status.conditions?.find(
    candidate => candidate?.type === 'Synchronizing',
  );
  if (condition === undefined) return { phase: 'absent' };
  const since = condition.lastTransitionTime;
  switch (condition.reason) {
    case 'SyncInProgress':
      return { phase: 'running', since };
    // The first upstream, the second in the Kopia fork.
    case 'CleaningUp':
    case 'CleanupInProgress':
      return { phase: 'finishing', since };
    case 'WaitingForSchedule':
    case 'WaitingForManual':
      return { phase: 'waiting', since };
    case 'Error':
      return {
        phase: 'error',
        since,
        message: sentenceOf(condition.message ?? 'no message'),
      };
    default:
      return {
        phase: 'unknown',
        reason: sentenceOf(condition.reason ?? '(none)'),
      };
  }
}
