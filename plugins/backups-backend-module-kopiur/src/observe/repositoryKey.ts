import type { RepositoryReference } from '../read/fields';

/**
 * @param reference - without a kind it points to a Repository, without a
 * namespace into that of whoever points
 * @returns `Repository/backups/nas` or `ClusterRepository//nas`
 */
export function repositoryKey(
  reference: RepositoryReference,
  ownNamespace: string | undefined,
): string {
  const { kind, name, namespace } = reference;
  return kind === 'ClusterRepository'
    ? `ClusterRepository//${name ?? ''}`
    : `Repository/${namespace ?? ownNamespace ?? ''}/${name ?? ''}`;
}

/** @returns the alias of a repository of this cluster, for `PlanFact.writes` */
export function repositoryAlias(cluster: string, key: string): string {
  return `kopiur:${cluster}/${key}`;
}
