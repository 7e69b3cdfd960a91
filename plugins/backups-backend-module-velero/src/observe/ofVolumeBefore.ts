import type { Backup } from '../read/Backup';
import { attemptsOf } from './attemptsOf';
import type { Attempt } from './attemptsOf';
import type { ClusterContext } from './ClusterContext';
import { begunAt } from './contextOf';
import { isFromElsewhere } from './isFromElsewhere';
import type { Observed } from './Observed';
import type { Target } from './Target';

/** Copies of the volume that the claim had before it was made anew. */
export function ofVolumeBefore(
  backups: readonly Observed<Backup>[],
  target: Target,
  context: ClusterContext,
): Attempt[] {
  const { exists, createdAt, uid } = target;
  if (!exists || createdAt === undefined || uid === undefined) return [];
  return attemptsOf(
    backups.filter(
      backup => begunAt(backup) < createdAt && !isFromElsewhere(backup),
    ),
    { ...target, exists: false, uid: undefined, createdAt: undefined },
    context,
  ).filter(
    ({ outcome, upload }) =>
      outcome === 'succeeded' &&
      upload?.claimUid !== undefined &&
      upload.claimUid !== uid,
  );
}
