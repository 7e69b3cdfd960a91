import type { KubernetesObject } from './KubernetesObject';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * Drops from an object what nobody needs and what is large: managed fields, and
 * the copy of itself that `kubectl apply` leaves in an annotation.
 *
 * @param object - is not changed
 *
 * @public
 */
export function projectObject(object: KubernetesObject): KubernetesObject {
  const { metadata } = object;
  let annotations = metadata.annotations;
  if (annotations !== undefined && annotations !== null) {
    if (LAST_APPLIED in annotations) {
      annotations = { ...annotations };
      delete annotations[LAST_APPLIED];
    }
  }
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: {
      name: metadata.name,
      namespace: metadata.namespace,
      uid: metadata.uid,
      creationTimestamp: metadata.creationTimestamp,
      ...(metadata.deletionTimestamp !== undefined && {
        deletionTimestamp: metadata.deletionTimestamp,
      }),
      labels: metadata.labels,
      annotations,
      ownerReferences: metadata.ownerReferences,
    },
    spec: object.spec,
    status: object.status,
  };
}
