import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { isRecord } from 'backstage-plugin-backups-node';

/**
 * Reduces what applies objects to whether it does. What it applies, and what it
 * says when that fails, may quote secrets: none of it is kept.
 *
 * @param object - is not changed
 */
export function projectReconciler(object: KubernetesObject): KubernetesObject {
  const { metadata } = object;
  const status = isRecord(object.status) ? object.status : {};
  const { conditions, operationState } = status;
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: { name: metadata.name, namespace: metadata.namespace },
    status: {
      conditions: Array.isArray(conditions)
        ? conditions
            .filter(isRecord)
            .filter(({ type }) => type === 'Ready')
            .map(({ type, status: is, reason }) => ({
              type,
              status: is,
              reason,
            }))
        : undefined,
      operationState: isRecord(operationState)
        ? { phase: operationState.phase }
        : undefined,
    },
  };
}
