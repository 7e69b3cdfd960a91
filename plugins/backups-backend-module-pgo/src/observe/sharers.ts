import type { ClusterContext } from './ClusterContext';
import { makesNone } from './DatabaseCluster';
import type { DatabaseCluster } from './DatabaseCluster';
import { repositoriesOf } from './repositoriesOf';
import type { Repository } from './repositoriesOf';

/** Names of the database clusters that write to a place, by its fingerprint. */
export type Sharers = ReadonlyMap<string, readonly string[]>;

function nameOf({ observed }: DatabaseCluster): string {
  const { namespace, name } = observed.subject.object;
  return `${namespace ?? ''}/${name}`;
}

/**
 * Finds which clusters write to which place: the stanza is called the same in all
 * of them, so one folder is one repository.
 */
export function sharersOf(
  clusters: readonly DatabaseCluster[],
  context: ClusterContext,
): Sharers {
  const sharers = new Map<string, string[]>();
  for (const cluster of clusters) {
    // A standby reads what its primary writes.
    if (makesNone(cluster)) continue;
    for (const { fingerprint, isLocal } of repositoriesOf(cluster, context)) {
      if (isLocal) continue;
      const known = sharers.get(fingerprint);
      if (known) known.push(nameOf(cluster));
      else sharers.set(fingerprint, [nameOf(cluster)]);
    }
  }
  return sharers;
}

/** @returns the other clusters that write to a repository of a cluster */
export function sharersWith(
  sharers: Sharers,
  cluster: DatabaseCluster,
  { fingerprint }: Repository,
): string[] {
  const own = nameOf(cluster);
  const all = sharers.get(fingerprint) ?? [];
  return all.includes(own) ? all.filter(name => name !== own) : [];
}
