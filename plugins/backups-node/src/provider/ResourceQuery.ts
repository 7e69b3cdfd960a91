import type { KubernetesObject } from '../read/KubernetesObject';

/**
 * A kind of Kubernetes object a provider wants listed. Each is listed once per
 * cluster, whoever asks for it.
 *
 * @public
 */
export interface ResourceQuery {
  /** API group; the empty string is the core group. */
  group: string;
  /** Versions that are understood, preferred first. */
  versions: string[];
  /** Plural name as in URLs, for instance `replicationsources`. */
  plural: string;
  kind: string;
  /** Cluster-scoped kinds are skipped where only some namespaces may be read. */
  scope: 'namespaced' | 'cluster';
  /**
   * `carries`: without it nothing can be said about the plans or items of this
   * provider. `enriches`: without it less can be said; verdicts stay.
   */
  need: 'carries' | 'enriches';
  /**
   * A folder of manifests does not say which kinds were exported. `none`:
   * where the folder has no such object, there is none. Default: it is unread.
   */
  absentFromFolder?: 'none' | 'unread';
  /**
   * Its objects only say when others are copied. One that is being deleted is
   * then no longer shown to the provider.
   */
  onlySchedules?: true;
  /**
   * Drops what is not needed, at once, so that large objects are never kept.
   * Called once per object; must not change its argument.
   */
  project?(object: KubernetesObject): KubernetesObject;
}

/**
 * @returns the key under which a snapshot holds the listing of a query, for
 * instance `volsync.backube/replicationsources`
 *
 * @public
 */
export function resourceKey(query: { group: string; plural: string }): string {
  return `${query.group}/${query.plural}`;
}
