import type { Command, Word } from 'backstage-plugin-backups-common';
import { run } from 'backstage-plugin-backups-common';

/**
 * @returns words of a kubectl call, in a namespace where there is one
 *
 * @public
 */
export function kubectlWords(
  namespace: string | undefined,
  ...words: Word[]
): Word[] {
  return ['kubectl', ...(namespace ? ['-n', namespace] : []), ...words];
}

/**
 * @returns a kubectl call, in a namespace where there is one
 *
 * @public
 */
export function kubectl(
  namespace: string | undefined,
  ...words: Word[]
): Command {
  return run(...kubectlWords(namespace, ...words));
}

/**
 * @param patch - merged into the object
 * @returns a kubectl call that changes an object
 *
 * @public
 */
export function kubectlPatch(
  namespace: string | undefined,
  resource: string,
  name: string,
  patch: unknown,
): Command {
  return kubectl(
    namespace,
    'patch',
    resource,
    name,
    '--type=merge',
    '-p',
    JSON.stringify(patch),
  );
}
