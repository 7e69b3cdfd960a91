import { PlanFact } from 'backstage-plugin-backups-node';
import { PlanMemory } from '../memory/PlanMemory';
import { Proof } from '../proof';
import { recoveryWindow } from './recoveryWindow';

/**
 * The newest backup of a database is damaged, and the log goes on over a sound one
 * before it: what was written since that one comes back all the same.
 *
 * @param readAt - when its source was last read, epoch seconds
 */
export function logOnSoundBase(
  copy: { fact: PlanFact; memory: PlanMemory; proof?: Proof },
  readAt: number,
): boolean {
  const { fact, memory, proof } = copy;
  if (!fact.database || proof?.newestIs !== 'with-errors') return false;
  const { listing } = proof;
  // Only where all are listed it is known which are sound.
  if (listing.extent !== 'counted' || !listing.summary?.newestGood)
    return false;
  const { archivedUntil } = memory.database ?? {};
  const { lastSuccess } = memory;
  return (
    archivedUntil !== undefined &&
    lastSuccess !== undefined &&
    archivedUntil >= lastSuccess.finishedAt &&
    recoveryWindow(copy, readAt)?.earliest !== undefined
  );
}
