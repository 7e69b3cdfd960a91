import type {
  ClusterSnapshot,
  Fact,
  LogArchiving,
  RunManners,
} from 'backstage-plugin-backups-node';
import {
  commandInText,
  describeObject,
  findingsOf,
  kubectl,
  malformedFindingsOf,
  objectKey,
  latestInstant,
} from 'backstage-plugin-backups-node';
import {
  fullBackupMissing,
  hangingBackup,
  logWithoutBackup,
  sharedRepository,
} from '../findings/clusterFindings';
import {
  backupFindings,
  doubleSchedule,
  logStandsStill,
  notReadyForBackup,
  unknownStates,
} from '../findings/perconaFindings';
import { leftRepository } from '../findings/leftRepository';
import {
  collidingSchedules,
  unreadableSchedules,
} from '../findings/scheduleFindings';
import {
  perconaBackupSchema,
  perconaClusterSchema,
  perconaRestoreSchema,
} from '../read/Percona';
import type { PerconaBackup, PerconaCluster } from '../read/Percona';
import {
  PERCONA_BACKUPS,
  PERCONA_CLUSTERS,
  PERCONA_GROUP,
  PERCONA_RESTORES,
} from '../read/resources';
import { placedBackups } from './backupPlaces';
import { contextOf } from './ClusterContext';
import type { ClusterContext, ObserveOptions } from './ClusterContext';
import { ofPercona } from './DatabaseCluster';
import type { DatabaseCluster } from './DatabaseCluster';
import { itemOf } from './itemOf';
import { runsOfCronJobs, runsOfJobs } from './jobRuns';
import { leftRepositories } from './leftRepositories';
import { listed, nameKey, notUnderstood } from './Observed';
import type { Observed } from './Observed';
import { PERCONA_ID } from './perconaId';
import {
  backupsByCluster,
  isSnapshot,
  runsOfBackups,
  untoldOf,
} from './perconaRuns';
import { planElsewhere, planOfClusterBefore } from './planElsewhere';
import { planOf } from './planOf';
import { repositoriesOf } from './repositoriesOf';
import { restoreOfPercona } from './restoresOf';
import { isSameRun, mergedRuns } from './Run';
import type { Run } from './Run';
import { sharersOf, sharersWith } from './sharers';
import type { Sharers } from './sharers';
import { snapshotPlace, snapshotPlan } from './snapshotPlan';

/** What reads the schedules. */
const RUNNER = "Percona's operator";

const malformedFinding = malformedFindingsOf(PERCONA_ID);
const tell = findingsOf(PERCONA_ID);

/** Up to when the log is archived: the operator names the newest commit that it saw there. */
function archivingOf(
  backups: readonly Observed<PerconaBackup>[],
): LogArchiving {
  return {
    state: 'not-seen',
    until: latestInstant(
      backups.map(({ value }) => value.status?.latestRestorableTime),
    ),
  };
}

/** When the last of some runs ended, as far as they say. */
function lastEnd(runs: readonly Run[]): number | undefined {
  return latestInstant(runs.map(({ endedAt }) => endedAt));
}

/**
 * Jobs and CronJobs name no place: one that tells of a backup elsewhere is no
 * witness of one here.
 */
function notOf(
  elsewhere: readonly { runs: readonly Run[] }[],
  witness: readonly Run[],
): Run[] {
  const there = elsewhere.flatMap(({ runs }) => runs);
  const until = lastEnd(there) ?? 0;
  return witness.filter(
    run =>
      (run.endedAt ?? run.startedAt ?? Infinity) > until &&
      !there.some(other => isSameRun(other, run)),
  );
}

function mannersOf({ observed }: DatabaseCluster): RunManners {
  const { object } = observed.subject;
  return {
    retries: false,
    runner: RUNNER,
    inspect: `the backups of ${describeObject(object)} (${commandInText(
      kubectl(object.namespace, 'get', `perconapgbackups.${PERCONA_GROUP}`),
    )})`,
  };
}

function observeOne(
  observed: Observed<PerconaCluster>,
  cluster: DatabaseCluster,
  backups: readonly Observed<PerconaBackup>[],
  sharers: Sharers,
  context: ClusterContext,
): Fact[] {
  const item = itemOf(cluster, context);
  const subject = { ...observed.subject, itemKey: item.key };
  const repositories = repositoriesOf(cluster, context);
  const left = leftRepositories(
    observed,
    cluster,
    backups,
    repositories,
    context,
  );
  const base = {
    cluster,
    itemKey: item.key,
    providerId: PERCONA_ID,
    runner: RUNNER,
    archiving: archivingOf(backups),
    manners: mannersOf(cluster),
    context,
  };
  const plans = [...repositories, ...left].map(repository => {
    const { present, elsewhere } = placedBackups(
      backups.filter(
        backup =>
          backup.value.spec?.repoName === repository.name &&
          !isSnapshot(backup),
      ),
      { declared: repository.declared, path: repository.path },
    );
    const before = elsewhere.map(({ place, backups: there }) => ({
      place,
      runs: runsOfBackups(there, context),
    }));
    const movedAt = lastEnd(before.flatMap(({ runs }) => runs));
    const runs = mergedRuns([
      runsOfBackups(present, context),
      ...[
        runsOfJobs(cluster, repository.name, context),
        runsOfCronJobs(cluster, repository.name, context),
      ].map(witness => notOf(before, witness)),
    ]);
    const observedPlan = planOf({
      ...base,
      repository,
      runs,
      ...untoldOf(present),
      movedAt: movedAt === undefined ? undefined : movedAt + 1,
      sharedWith: sharersWith(sharers, cluster, repository),
    });
    return {
      ...observedPlan,
      former: [
        ...before.flatMap(({ place, runs: there }) =>
          planElsewhere(observedPlan, place, there, cluster, context),
        ),
        // One that was filled from a repository may go on with what is there.
        ...(movedAt === undefined &&
        observed.value.spec?.dataSource === undefined
          ? planOfClusterBefore(observedPlan, runs)
          : []),
      ],
    };
  });
  const snapshots = backups.filter(isSnapshot);
  const { volumeSnapshots } = observed.value.spec?.backups ?? {};
  const copies =
    volumeSnapshots || snapshots.length > 0
      ? [
          snapshotPlan(
            planOf({
              ...base,
              repository: snapshotPlace(cluster, item, volumeSnapshots),
              runs: runsOfBackups(snapshots, context),
              sharedWith: [],
            }),
          ),
        ]
      : [];
  const { problems } = observed;
  return [
    item,
    ...(problems.length > 0 ? [malformedFinding(subject, problems)] : []),
    ...plans.flatMap(({ plan, former }) => [plan, ...former]),
    ...copies,
    ...plans.flatMap(each => [
      ...unreadableSchedules(
        tell,
        { ...subject, planKey: each.plan.key },
        each.repository,
        context.timeZone,
        RUNNER,
      ),
      ...sharedRepository(tell, subject, each),
      ...leftRepository(tell, subject, each, left),
      ...hangingBackup(tell, subject, each),
      ...backupFindings(tell, subject, each),
      ...logWithoutBackup(tell, subject, each.plan, each.former),
    ]),
    ...collidingSchedules(tell, subject, repositories),
    ...doubleSchedule(tell, subject, cluster, repositories, context),
    ...notReadyForBackup(tell, subject, cluster),
    ...unknownStates(tell, subject, backups),
    ...(observed.value.spec?.backups?.trackLatestRestorableTime === false
      ? []
      : logStandsStill(tell, subject, backups)),
    ...fullBackupMissing(tell, subject, cluster, plans),
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
  const clusters = listed(snapshot, PERCONA_CLUSTERS, perconaClusterSchema).map(
    observed => ({ observed, cluster: ofPercona(observed) }),
  );
  const sharers = sharersOf(
    clusters.map(({ cluster }) => cluster),
    context,
  );
  const malformed = [
    ...notUnderstood(snapshot, PERCONA_CLUSTERS, perconaClusterSchema),
    ...notUnderstood(snapshot, PERCONA_BACKUPS, perconaBackupSchema),
  ];
  return [
    ...malformed.map(subject => malformedFinding(subject, [])),
    ...clusters.flatMap(({ observed, cluster }) => {
      const { namespace, name } = observed.object.metadata;
      try {
        return observeOne(
          observed,
          cluster,
          backups.get(nameKey(namespace, name)) ?? [],
          sharers,
          context,
        );
      } catch {
        // The last resort: one unforeseen object must not cost the others.
        return [malformedFinding(observed.subject, [])];
      }
    }),
    ...listed(snapshot, PERCONA_RESTORES, perconaRestoreSchema).map(restore =>
      restoreOfPercona(
        restore,
        objectKey({
          ...restore.subject.object,
          kind: PERCONA_CLUSTERS.kind,
          name: restore.value.spec?.pgCluster ?? '',
        }),
      ),
    ),
  ];
}
