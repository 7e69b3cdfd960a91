import type { RestoreFact, Subject } from 'backstage-plugin-backups-node';
import { claimKey, objectKey, sentenceOf } from 'backstage-plugin-backups-node';
import type { ReplicationDestination } from '../read/ReplicationDestination';
import type { ClusterContext, Observed } from './ClusterContext';
import type { PersistentVolumeClaim } from '../read/PersistentVolumeClaim';
import { repositoryAlias } from './repositoryAlias';
import { synchronizingOf } from './synchronizingOf';

/** Whose copies a destination reads, and what it fills. */
function restoredThings(
  { object }: Subject,
  { spec }: ReplicationDestination,
  filled: readonly Observed<PersistentVolumeClaim>[],
  context: ClusterContext,
): string[] {
  const { cluster, namespace, name } = object;
  const { kopia, restic } = spec ?? {};
  const claim = kopia?.destinationPVC ?? restic?.destinationPVC;
  const keys = filled.map(({ subject }) => objectKey(subject.object));
  if (claim) keys.push(claimKey(context.cluster, namespace, claim));
  if (kopia) {
    keys.push(
      objectKey({
        cluster,
        kind: 'ReplicationSource',
        namespace: kopia.sourceIdentity?.sourceNamespace ?? namespace,
        name: kopia.sourceIdentity?.sourceName ?? kopia.username ?? name,
      }),
    );
  }
  // A restic repository holds one volume.
  if (restic?.repository) {
    keys.push(repositoryAlias(cluster, namespace, restic.repository));
  }
  return keys;
}

/**
 * @param restoredNothing - its mover said so
 * @returns what a ReplicationDestination does or did; `undefined` for one that
 * never ran
 */
export function seenRestore(
  subject: Subject,
  value: ReplicationDestination,
  filled: readonly Observed<PersistentVolumeClaim>[],
  restoredNothing: boolean,
  context: ClusterContext,
): RestoreFact | undefined {
  const { status = {} } = value;
  const { phase, ...synchronizing } = synchronizingOf(status);
  const of = restoredThings(subject, value, filled, context);
  const frame = { type: 'restore' as const, object: subject.object, of };
  const isRunning =
    status.lastSyncStartTime !== undefined ||
    phase === 'running' ||
    phase === 'error';
  if (isRunning) {
    const failed = status.latestMoverStatus?.result === 'Failed';
    return {
      ...frame,
      outcome: failed ? 'failed' : 'running',
      at: status.lastSyncStartTime,
      detail:
        'message' in synchronizing
          ? sentenceOf(synchronizing.message)
          : undefined,
    };
  }
  if (status.lastSyncTime === undefined) return undefined;
  return {
    ...frame,
    outcome: restoredNothing ? 'restored-nothing' : 'restored',
    at: status.lastSyncTime,
    detail: restoredNothing
      ? 'VolSync calls this a success. Its mover found no snapshot: the name of the source, the time or the Secret is wrong.'
      : undefined,
  };
}
