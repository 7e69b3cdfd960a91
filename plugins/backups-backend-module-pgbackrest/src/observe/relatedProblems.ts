import type { FindingFact } from 'backstage-plugin-backups-node';
import { nameKey } from './ClusterContext';
import type { ClusterContext, Observed } from './ClusterContext';
import { malformedFinding } from './malformedFinding';
import { repositoryObject } from './repositoryObject';
import type { Setup } from './setupsOf';

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
  ];
  const databases = context.databases.get(key) ?? [];
  return [
    ...related.flatMap(one =>
      one && one.problems.length > 0
        ? malformedFinding({ ...one.subject, itemKey }, one.problems)
        : [],
    ),
    ...databases.flatMap(({ subject, value, problems }) =>
      problems.length > 0
        ? malformedFinding(
            {
              ...subject,
              itemKey,
              part: value.spec?.name ?? subject.object.name,
            },
            problems,
          )
        : [],
    ),
  ];
}
