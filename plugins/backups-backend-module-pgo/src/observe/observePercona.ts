import type {
  ClusterSnapshot,
  Fact,
  LogArchiving,
} from 'backstage-plugin-backups-node';
import {
  commandInText,
  describeObject,
  kubectl,
  malformedFindingsOf,
  parseInstant,
} from 'backstage-plugin-backups-node';
import { perconaBackupSchema, perconaClusterSchema } from '../read/Percona';
import type { PerconaBackup } from '../read/Percona';
import {
  PERCONA_BACKUPS,
  PERCONA_CLUSTERS,
  PERCONA_GROUP,
} from '../read/resources';
import { contextOf } from './ClusterContext';
import type { ClusterContext, ObserveOptions } from './ClusterContext';
import { ofPercona } from './DatabaseCluster';
import type { DatabaseCluster } from './DatabaseCluster';
import { itemOf } from './itemOf';
import { runsOfCronJobs, runsOfJobs } from './jobRuns';
import { listed, nameKey, notUnderstood } from './Observed';
import type { Observed } from './Observed';
import { PERCONA_ID } from './perconaId';
import { isSnapshot, runsOfBackups } from './perconaRuns';
import { planOf } from './planOf';
import { repositoriesOf } from './repositoriesOf';
import { mergedRuns } from './Run';

const malformedFinding = malformedFindingsOf(PERCONA_ID);

/** Up to when the log is archived: the operator names the newest commit that it saw there. */
function archivingOf(
  backups: readonly Observed<PerconaBackup>[],
): LogArchiving {
  const seen = backups.flatMap(
    ({ value }) => value.status?.latestRestorableTime ?? [],
  );
  return {
    state: 'not-seen',
    until: seen.length > 0 ? Math.max(...seen) : undefined,
  };
}

/** Oldest first. */
function backupsByCluster(
  backups: readonly Observed<PerconaBackup>[],
): Map<string, Observed<PerconaBackup>[]> {
  const groups = new Map<string, Observed<PerconaBackup>[]>();
  const madeAt = ({ object }: Observed<PerconaBackup>) =>
    parseInstant(object.metadata.creationTimestamp) ?? 0;
  for (const backup of [...backups].sort((a, b) => madeAt(a) - madeAt(b))) {
    const key = nameKey(
      backup.object.metadata.namespace,
      backup.value.spec?.pgCluster ?? '',
    );
    const known = groups.get(key);
    if (known) known.push(backup);
    else groups.set(key, [backup]);
  }
  return groups;
}

function observeOne(
  cluster: DatabaseCluster,
  backups: readonly Observed<PerconaBackup>[],
  context: ClusterContext,
): Fact[] {
  const item = itemOf(cluster, context);
  const { subject, problems } = cluster.observed;
  const { namespace } = subject.object;
  const plans = repositoriesOf(cluster, context).map(repository => {
    const own = backups.filter(
      backup =>
        backup.value.spec?.repoName === repository.name && !isSnapshot(backup),
    );
    return planOf({
      cluster,
      repository,
      runs: mergedRuns([
        runsOfBackups(own, context),
        runsOfJobs(cluster, repository.name, context),
        runsOfCronJobs(cluster, repository.name, context),
      ]),
      itemKey: item.key,
      providerId: PERCONA_ID,
      runner: "Percona's operator",
      archiving: archivingOf(backups),
      manners: {
        retries: false,
        runner: "Percona's operator",
        inspect: `the backups of ${describeObject(
          subject.object,
        )} (${commandInText(
          kubectl(namespace, 'get', `perconapgbackups.${PERCONA_GROUP}`),
        )})`,
      },
      sharedWith: [],
      context,
    });
  });
  return [
    item,
    ...(problems.length > 0
      ? [malformedFinding({ ...subject, itemKey: item.key }, problems)]
      : []),
    ...plans.map(({ plan }) => plan),
  ];
}

/**
 * Turns what was read of Percona's operator from one cluster into facts. Pure: the
 * same snapshot gives the same facts, whatever the time.
 *
 * @param snapshot - listings that are not complete count as unknown, not as empty
 */
export function observePercona(
  snapshot: ClusterSnapshot,
  options: ObserveOptions,
): Fact[] {
  const context = contextOf(snapshot, options);
  const backups = backupsByCluster(
    listed(snapshot, PERCONA_BACKUPS, perconaBackupSchema),
  );
  const malformed = [
    ...notUnderstood(snapshot, PERCONA_CLUSTERS, perconaClusterSchema),
    ...notUnderstood(snapshot, PERCONA_BACKUPS, perconaBackupSchema),
  ];
  return [
    ...malformed.map(subject => malformedFinding(subject, [])),
    ...listed(snapshot, PERCONA_CLUSTERS, perconaClusterSchema).flatMap(
      observed => {
        const { namespace, name } = observed.object.metadata;
        try {
          return observeOne(
            ofPercona(observed),
            backups.get(nameKey(namespace, name)) ?? [],
            context,
          );
        } catch {
          // The last resort: one object that nobody foresaw must not cost the others.
          return [malformedFinding(observed.subject, [])];
        }
      },
    ),
  ];
}
