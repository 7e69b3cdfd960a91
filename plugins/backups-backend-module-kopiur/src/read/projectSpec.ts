import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { isRecord, projectObject } from 'backstage-plugin-backups-node';

/**
 * Projects an object to the fields of its spec that are read. What movers are
 * given (commands of hooks, arguments, security contexts) stays behind: it may
 * hold anything.
 *
 * @param keys - of the spec that stay
 */
export function projectSpec(
  ...keys: readonly string[]
): (object: KubernetesObject) => KubernetesObject {
  return object => {
    const projected = projectObject(object);
    const { spec } = object;
    if (!isRecord(spec)) return projected;
    return {
      ...projected,
      spec: Object.fromEntries(
        keys.flatMap(key =>
          spec[key] === undefined ? [] : [[key, spec[key]]],
        ),
      ),
    };
  };
}
