import { createHash } from 'node:crypto';

/** Longest value of a label in Kubernetes. */
const LONGEST = 63;

/** How much of the hash stands at the end. */
const OF_HASH = 6;

/**
 * Writes a name as Velero writes it into a label: names that are too long for
 * one end with a hash. Source: `GetValidName` in `pkg/label`.
 *
 * @param name - for instance of a Backup
 */
export function labelValue(name: string): string {
  if (name.length <= LONGEST) return name;
  const hash = createHash('sha256').update(name).digest('hex');
  return name.slice(0, LONGEST - OF_HASH) + hash.slice(0, OF_HASH);
}
