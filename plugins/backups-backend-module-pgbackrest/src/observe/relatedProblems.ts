import type { FindingFact } from 'backstage-plugin-backups-node';
import { nameKey } from './ClusterContext';
import type { ClusterContext, Observed } from './ClusterContext';
import { malformedFinding } from './malformedFinding';
import type { Setup } from './setupsOf';

/** The object that a setup names its repositories in. */
function repositoryObject(
  setup: Setup,
  namespace: string | undefined,
  context: ClusterContext,
): Observed<unknown> | undefined {
  switch (setup.tool) {
    case 'dalibo':
      return context.stanzas.get(nameKey(namespace, setup.stanzaRef ?? ''));
    case 'opera':
      return context.archives.get(nameKey(namespace, setup.archiveRef ?? ''));
    case 'barman-cloud':
      return context.stores.get(nameKey(namespace, setup.storeRef ?? ''));
    case 'barman-in-tree':
    case 'volume-snapshot':
      return undefined;
    default: {
      const unplaced: never = setup;
      throw new Error(`Setup without an object: ${String(unplaced)}`);
    }
  }
}

/**
 * Tells of fields that could not be read in what belongs to a database cluster:
 * its repositories, schedules, backups and databases.
 *
 * @param itemKey - of the database cluster
 */
export function relatedProblems(
  cluster: { namespace?: string; name: string },
  itemKey: string,
  setups: readonly Setup[],
  context: ClusterContext,
): FindingFact[] {
  const key = nameKey(cluster.namespace, cluster.name);
  const related: (Observed<unknown> | undefined)[] = [
    ...setups.map(setup => repositoryObject(setup, cluster.namespace, context)),
    ...(context.schedules.get(key) ?? []),
    ...(context.backups.get(key) ?? []),
    ...(context.databases.get(key) ?? []),
  ];
  return related.flatMap(one =>
    one && one.problems.length > 0
      ? malformedFinding({ ...one.subject, itemKey }, one.problems)
      : [],
  );
}
