/**
 * An object as a Kubernetes API or a manifest file gives it. Nothing but the
 * name is trusted; providers parse the rest.
 *
 * @public
 */
export interface KubernetesObject {
  apiVersion?: string;
  kind?: string;
  metadata: {
    name: string;
    namespace?: string;
    uid?: string;
    creationTimestamp?: string;
    /** It is being deleted since; a finalizer may hold it for long. */
    deletionTimestamp?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    ownerReferences?: { apiVersion?: string; kind?: string; name?: string }[];
  };
  spec?: unknown;
  status?: unknown;
}

/**
 * @returns whether an object is on its way out: what it stands for is no longer
 * to be counted on
 *
 * @public
 */
export function isBeingDeleted({
  metadata,
}: Pick<KubernetesObject, 'metadata'>): boolean {
  return metadata.deletionTimestamp !== undefined;
}

/**
 * @returns the API group of an object, for instance `apps`; empty for the core group
 *
 * @public
 */
export function apiGroupOf({
  apiVersion = '',
}: Pick<KubernetesObject, 'apiVersion'>): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}
