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
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    ownerReferences?: { apiVersion?: string; kind?: string; name?: string }[];
  };
  spec?: unknown;
  status?: unknown;
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
