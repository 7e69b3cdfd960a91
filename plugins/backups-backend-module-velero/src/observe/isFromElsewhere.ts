import { parseInstant } from 'backstage-plugin-backups-node';
import type { Backup } from '../read/Backup';
import type { Observed } from './Observed';

/** Asked once for every claim. */
const known = new WeakMap<Observed<Backup>, boolean>();

function isYoungerThanItself({ object, value }: Observed<Backup>): boolean {
  const createdAt = parseInstant(object.metadata.creationTimestamp);
  const endedAt = value.status?.completionTimestamp;
  return (
    createdAt !== undefined && endedAt !== undefined && createdAt > endedAt
  );
}

/**
 * Velero makes Backup objects anew from what it finds in the bucket: those of
 * other clusters that share it, and its own of before the cluster was rebuilt.
 * Such an object is younger than the Backup it tells of.
 */
export function isFromElsewhere(backup: Observed<Backup>): boolean {
  const answer = known.get(backup) ?? isYoungerThanItself(backup);
  known.set(backup, answer);
  return answer;
}
