import { ResourceQuery } from '../provider/ResourceQuery';

/**
 * A rule of a Kubernetes ClusterRole.
 *
 * @public
 */
export interface ClusterRoleRule {
  apiGroups: string[];
  resources: string[];
  verbs: ('get' | 'list')[];
}

/**
 * The least a reader of these kinds needs: get and list, group by group, in a
 * stable order.
 *
 * @param queries - of every provider; a kind may be in it more than once
 *
 * @public
 */
export function clusterRoleRules(
  queries: readonly Pick<ResourceQuery, 'group' | 'plural'>[],
): ClusterRoleRule[] {
  const byGroup = new Map<string, Set<string>>();
  for (const { group, plural } of queries) {
    byGroup.set(group, (byGroup.get(group) ?? new Set()).add(plural));
  }
  return [...byGroup]
    .sort(([a], [b]) => a.localeCompare(b, 'en-US'))
    .map(([group, plurals]) => ({
      apiGroups: [group],
      resources: [...plurals].sort(),
      verbs: ['get', 'list'],
    }));
}
