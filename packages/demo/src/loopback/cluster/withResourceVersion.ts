import { createHash } from 'node:crypto';
import type { KubernetesObject } from 'backstage-plugin-backups-node';

/**
 * An API server counts the changes of its store; here the version follows from
 * the object, so that it too changes exactly when the object does.
 *
 * @returns the object with its `metadata.resourceVersion`, decimal digits
 */
export function withResourceVersion(
  object: KubernetesObject,
): KubernetesObject {
  const metadata = { ...object.metadata, resourceVersion: undefined };
  const digest = createHash('sha256')
    .update(JSON.stringify({ ...object, metadata }))
    .digest();
  return {
    ...object,
    metadata: {
      ...metadata,
      resourceVersion: String(digest.readUIntBE(0, 6)),
    } as KubernetesObject['metadata'],
  };
}
