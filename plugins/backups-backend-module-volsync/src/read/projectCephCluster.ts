import { OBJECT_ANNOTATIONS } from 'backstage-plugin-backups-common';
import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { isRecord } from 'backstage-plugin-backups-node';

const EXEMPT = OBJECT_ANNOTATIONS.exemptRules;

function part(value: unknown, name: string): Record<string, unknown> {
  const found = isRecord(value) ? value[name] : undefined;
  return isRecord(found) ? found : {};
}

/**
 * Reduces a CephCluster to its version and to how its volumes are read.
 *
 * @param object - is not changed
 */
export function projectCephCluster(object: KubernetesObject): KubernetesObject {
  const { metadata, spec, status } = object;
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: {
      name: metadata.name,
      namespace: metadata.namespace,
      annotations: { [EXEMPT]: metadata.annotations?.[EXEMPT] ?? '' },
    },
    spec: {
      cephVersion: { image: part(spec, 'cephVersion').image },
      csi: {
        readAffinity: {
          enabled: part(part(spec, 'csi'), 'readAffinity').enabled,
        },
      },
    },
    status: { version: { version: part(status, 'version').version } },
  };
}
