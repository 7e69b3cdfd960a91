import type { ClusterSnapshot, Listing } from '../read/ClusterSnapshot';
import type { KubernetesObject } from '../read/KubernetesObject';
import { apiGroupOf } from '../read/KubernetesObject';
import type { ResourceQuery } from '../provider/ResourceQuery';
import { resourceKey } from '../provider/ResourceQuery';

/**
 * Builds the snapshot a reader would give for these objects, so that a
 * provider's test is "manifests in, facts out".
 *
 * @param options - `objects` may hold anything; those that fit no query are left out
 *
 * @public
 */
export function snapshotOf(options: {
  cluster?: string;
  readAt: Date;
  queries: ResourceQuery[];
  objects: unknown[];
}): ClusterSnapshot {
  const byKind = new Map<string, KubernetesObject[]>();
  for (const object of options.objects as KubernetesObject[]) {
    const key = `${object.kind}.${apiGroupOf(object)}`;
    const known = byKind.get(key);
    if (known) known.push(object);
    else byKind.set(key, [object]);
  }
  const listings = new Map<string, Listing>();
  for (const query of options.queries) {
    const matching = byKind.get(`${query.kind}.${query.group}`) ?? [];
    listings.set(resourceKey(query), {
      outcome: 'complete',
      readAt: options.readAt,
      objects: query.project ? matching.map(query.project) : matching,
    });
  }
  return { cluster: options.cluster ?? 'home-1', listings, issues: [] };
}
