import { createHash } from 'node:crypto';

/**
 * @param kind - of the report
 * @param repository - its alias
 * @returns the id of the source that a stream of reports is
 */
export function reportSourceId(kind: string, repository: string): string {
  return `reports/${kind}/${repository}`;
}

/**
 * @param sourceId - who lists them
 * @returns the id under which points are kept
 */
export function listingIdOf(sourceId: string): string {
  return createHash('sha256').update(sourceId).digest('hex').slice(0, 16);
}
