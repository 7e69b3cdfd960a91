import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { isRecord, projectObject } from 'backstage-plugin-backups-node';

/** Commands, arguments and parameters may hold secrets; the rest is only large. */
const DROPPED = new Set([
  'actions',
  'additionalArgs',
  'parameters',
  'policyConfig',
  'moverResources',
  'moverAffinity',
  'moverPodLabels',
]);

/**
 * Projects a ReplicationSource or ReplicationDestination: the settings of its
 * movers without commands, arguments and scheduling hints.
 *
 * @param object - is not changed
 */
export function projectReplication(object: KubernetesObject): KubernetesObject {
  const projected = projectObject(object);
  const { spec } = object;
  if (!isRecord(spec)) return projected;
  const slim: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(spec)) {
    slim[name] = isRecord(value)
      ? Object.fromEntries(
          Object.entries(value).filter(([key]) => !DROPPED.has(key)),
        )
      : value;
  }
  return { ...projected, spec: slim };
}
