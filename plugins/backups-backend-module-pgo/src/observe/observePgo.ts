import type { ClusterSnapshot, Fact } from 'backstage-plugin-backups-node';
import {
  commandInText,
  describeObject,
  findingsOf,
  kubectl,
  malformedFindingsOf,
} from 'backstage-plugin-backups-node';
import {
  fullBackupMissing,
  hangingBackup,
  repositoryHostNotReady,
  restoreLeftEnabled,
  sharedRepository,
} from '../findings/clusterFindings';
import {
  collidingSchedules,
  unreadableSchedules,
  withoutCronJob,
} from '../findings/scheduleFindings';
import { postgresClusterSchema } from '../read/PostgresCluster';
import { PGO_GROUP, POSTGRES_CLUSTERS } from '../read/resources';
import { contextOf } from './ClusterContext';
import type { ClusterContext, ObserveOptions } from './ClusterContext';
import { ofPgo } from './DatabaseCluster';
import type { DatabaseCluster } from './DatabaseCluster';
import { itemOf } from './itemOf';
import {
  cronJobsOf,
  runsOfCronJobs,
  runsOfJobs,
  runsOfStatus,
} from './jobRuns';
import { listed, notUnderstood } from './Observed';
import { planOf } from './planOf';
import { repositoriesOf } from './repositoriesOf';
import { restoreOfPgo } from './restoresOf';
import { mergedRuns } from './Run';
import { sharersOf, sharersWith } from './sharers';
import type { Sharers } from './sharers';

/** Id of the provider that reads Crunchy PGO. */
export const PGO_ID = 'pgo';

/** What reads the schedules. */
const RUNNER = 'Kubernetes';

const malformedFinding = malformedFindingsOf(PGO_ID);
const tell = findingsOf(PGO_ID);

/** Percona's operator made it, and its own object represents the database. */
function isDriven({ observed }: DatabaseCluster): boolean {
  return (observed.object.metadata.ownerReferences ?? []).some(
    ({ kind }) => kind === 'PerconaPGCluster',
  );
}

/** Something makes Jobs of a repository, or made one: there is something to look at. */
function isStarted(
  cluster: DatabaseCluster,
  repository: string,
  context: ClusterContext,
): boolean {
  return (
    context.cronJobsListing !== 'complete' ||
    cronJobsOf(cluster, repository, context).length > 0 ||
    runsOfJobs(cluster, repository, context).length > 0
  );
}

function observeOne(
  cluster: DatabaseCluster,
  sharers: Sharers,
  context: ClusterContext,
): Fact[] {
  const item = itemOf(cluster, context);
  const { problems } = cluster.observed;
  const subject = { ...cluster.observed.subject, itemKey: item.key };
  const { namespace, name } = subject.object;
  const repositories = repositoriesOf(cluster, context);
  const plans = repositories.map(repository =>
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
      runner: RUNNER,
      archiving: { state: 'not-seen' },
      manners: {
        retries: false,
        runner: 'PGO',
        inspect: isStarted(cluster, repository.name, context)
          ? `the Jobs of ${describeObject(subject.object)} (${commandInText(
              kubectl(
                namespace,
                'get',
                'jobs',
                '-l',
                `${PGO_GROUP}/cluster=${name},${PGO_GROUP}/pgbackrest-repo=${repository.name}`,
              ),
            )})`
          : `the Events of ${describeObject(subject.object)} (${commandInText(
              kubectl(namespace, 'describe', 'postgrescluster', name),
            )})`,
      },
      sharedWith: sharersWith(sharers, cluster, repository),
      context,
    }),
  );
  return [
    item,
    ...(problems.length > 0 ? [malformedFinding(subject, problems)] : []),
    ...plans.map(({ plan }) => plan),
    ...plans.flatMap(observed => {
      const planSubject = { ...subject, planKey: observed.plan.key };
      const { repository } = observed;
      return [
        ...withoutCronJob(tell, planSubject, cluster, repository, context),
        ...unreadableSchedules(
          tell,
          planSubject,
          repository,
          context.timeZone,
          RUNNER,
        ),
        ...sharedRepository(tell, subject, observed),
        ...hangingBackup(tell, subject, observed),
      ];
    }),
    ...collidingSchedules(tell, subject, repositories),
    ...repositoryHostNotReady(tell, subject, cluster),
    ...restoreLeftEnabled(tell, subject, cluster),
    ...fullBackupMissing(tell, subject, cluster, plans),
    ...restoreOfPgo(cluster, item.key),
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
  const clusters = listed(
    snapshot,
    POSTGRES_CLUSTERS,
    postgresClusterSchema,
  ).map(ofPgo);
  const sharers = sharersOf(clusters, context);
  return [
    ...notUnderstood(snapshot, POSTGRES_CLUSTERS, postgresClusterSchema).map(
      subject => malformedFinding(subject, []),
    ),
    ...clusters
      .filter(cluster => !isDriven(cluster))
      .flatMap(cluster => {
        try {
          return observeOne(cluster, sharers, context);
        } catch {
          // The last resort: one unforeseen object must not cost the others.
          return [malformedFinding(cluster.observed.subject, [])];
        }
      }),
  ];
}
