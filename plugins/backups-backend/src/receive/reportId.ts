import { createHash } from 'node:crypto';

/**
 * @param kind - of the report
 * @param repository - its alias
 * @returns the id of a stream of reports, under which its points are kept, too
 */
export function reportId(kind: string, repository: string): string {
  return createHash('sha256')
    .update(`${kind}\n${repository}`)
    .digest('hex')
    .slice(0, 16);
}
