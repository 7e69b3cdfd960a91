import type { Prose } from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';
import { kubectl } from './kubectl';

/**
 * @param name - of the Job
 * @returns what to do where a Job that restores failed
 *
 * @public
 */
export function jobFailed(namespace: string | undefined, name: string): Prose {
  return prose`${'Failed'}: its log, printed below it, says why. Before another try: ${kubectl(
    namespace,
    'delete',
    'job',
    name,
  )}.`;
}

/**
 * @param name - of the Job
 * @returns what to do where its pod does not start, one of the cures of a step
 *
 * @public
 */
export function jobDoesNotStart(
  namespace: string | undefined,
  name: string,
): Prose {
  return prose`Nothing is printed for minutes: the pod does not start. ${kubectl(
    namespace,
    'describe',
    'pod',
    '-l',
    `job-name=${name}`,
  )} says why; ${'not found'} of a claim: make it again from Git first, empty.`;
}
