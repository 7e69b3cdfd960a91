import { createHash } from 'node:crypto';

/**
 * Names a set of sources, so that entities which need the same ones share what
 * is known of them.
 *
 * @returns the same text for the same ids in any order
 */
export function sourceSetId(sourceIds: readonly string[]): string {
  return createHash('sha256')
    .update([...new Set(sourceIds)].sort().join('\n'))
    .digest('hex')
    .slice(0, 16);
}
