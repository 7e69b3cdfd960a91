import type { ClusterSnapshot, Fact } from 'backstage-plugin-backups-node';
import {
  commandInText,
  describeObject,
  kubectl,
  malformedFindingsOf,
} from 'backstage-plugin-backups-node';
import { postgresClusterSchema } from '../read/PostgresCluster';
import { PGO_GROUP, POSTGRES_CLUSTERS } from '../read/resources';
import { contextOf } from './ClusterContext';
import type { ClusterContext, ObserveOptions } from './ClusterContext';
import { ofPgo } from './DatabaseCluster';
import type { DatabaseCluster } from './DatabaseCluster';
import { itemOf } from './itemOf';
import { runsOfCronJobs, runsOfJobs, runsOfStatus } from './jobRuns';
import { listed, notUnderstood } from './Observed';
import { planOf } from './planOf';
import { repositoriesOf } from './repositoriesOf';
import { mergedRuns } from './Run';

/** Id of the provider that reads Crunchy PGO. */
export const PGO_ID = 'pgo';

const malformedFinding = malformedFindingsOf(PGO_ID);

/** Percona's operator made it, and its own object stands for the database. */
function isDriven({ observed }: DatabaseCluster): boolean {
  return (observed.object.metadata.ownerReferences ?? []).some(
    ({ kind }) => kind === 'PerconaPGCluster',
  );
}

function observeOne(cluster: DatabaseCluster, context: ClusterContext): Fact[] {
  const item = itemOf(cluster, context);
  const { subject, problems } = cluster.observed;
  const { namespace, name } = subject.object;
  const plans = repositoriesOf(cluster, context).map(repository =>
    planOf({
      cluster,
      repository,
      runs: mergedRuns([
        runsOfJobs(cluster, repository.name, context),
        runsOfStatus(cluster, repository.name),
        runsOfCronJobs(cluster, repository.name, context),
      ]),
      itemKey: item.key,
      providerId: PGO_ID,
      runner: 'Kubernetes',
      archiving: { state: 'not-seen' },
      manners: {
        retries: false,
        runner: 'PGO',
        inspect: `the Jobs of ${describeObject(
          subject.object,
        )} (${commandInText(
          kubectl(
            namespace,
            'get',
            'jobs',
            '-l',
            `${PGO_GROUP}/cluster=${name},${PGO_GROUP}/pgbackrest-repo=${repository.name}`,
          ),
        )})`,
      },
      sharedWith: [],
      context,
    }),
  );
  return [
    item,
    ...(problems.length > 0
      ? [malformedFinding({ ...subject, itemKey: item.key }, problems)]
      : []),
    ...plans.map(({ plan }) => plan),
  ];
}

/**
 * Turns what was read of Crunchy PGO from one cluster into facts. Pure: the same
 * snapshot gives the same facts, whatever the time.
 *
 * @param snapshot - listings that are not complete count as unknown, not as empty
 */
export function observePgo(
  snapshot: ClusterSnapshot,
  options: ObserveOptions,
): Fact[] {
  const context = contextOf(snapshot, options);
  const understood = listed(snapshot, POSTGRES_CLUSTERS, postgresClusterSchema);
  return [
    ...notUnderstood(snapshot, POSTGRES_CLUSTERS, postgresClusterSchema).map(
      subject => malformedFinding(subject, []),
    ),
    ...understood
      .map(ofPgo)
      .filter(cluster => !isDriven(cluster))
      .flatMap(cluster => {
        try {
          return observeOne(cluster, context);
        } catch {
          // The last resort: one object that nobody foresaw must not cost the others.
          return [malformedFinding(cluster.observed.subject, [])];
        }
      }),
  ];
}
