import type { PlanFact } from 'backstage-plugin-backups-node';
import { describeObject, objectKey } from 'backstage-plugin-backups-node';
import type { RestoreValue } from '../restore/RestoreValue';
import type { BackupPlace } from './backupPlaces';
import type { ClusterContext } from './ClusterContext';
import type { DatabaseCluster } from './DatabaseCluster';
import type { ObservedRepository } from './planOf';
import { repositoryOf } from './repositoriesOf';
import { toldRuns } from './Run';
import type { Run } from './Run';

/** As many runs as it takes to see what a plan rests on. */
const SHOWN = 4;

/**
 * Copies of the cluster that had the name before: no log of now fits on them.
 *
 * @param runs - of the repository, oldest first; of any time
 */
export function planOfClusterBefore(
  { plan }: ObservedRepository,
  runs: readonly Run[],
): PlanFact[] {
  const { madeSince = 0 } = plan;
  const { backups, ...told } = toldRuns(
    runs.filter(
      ({ startedAt, endedAt }) =>
        (startedAt ?? endedAt ?? Infinity) < madeSince,
    ),
  );
  if (!told.lastSuccess) return [];
  return [
    {
      ...plan,
      former: 'made-anew',
      key: `${plan.key}/before-${madeSince}`,
      madeOf: undefined,
      madeSince: undefined,
      schedule: { kind: 'none' },
      suspended: false,
      standsStill: undefined,
      lastSuccess: told.lastSuccess,
      lastAttemptFailed: undefined,
      runningSince: undefined,
      hides: undefined,
      writes: undefined,
      database: plan.database && {
        ...plan.database,
        archiving: { state: 'halted' },
        backups,
      },
      restore: {
        ...(plan.restore as RestoreValue),
        backups: backups.flatMap(
          ({ outcome, label, makes, startedAt, endedAt }) =>
            outcome === 'succeeded'
              ? [{ label, makes, startedAt, endedAt }]
              : [],
        ),
      },
    },
  ];
}

/**
 * Copies in a place to which a repository of the cluster wrote before: nothing is
 * added to them.
 *
 * @param observed - the plan of that repository as it is now
 * @param runs - in that place, oldest first
 */
export function planElsewhere(
  { plan, repository }: ObservedRepository,
  place: BackupPlace,
  runs: readonly Run[],
  cluster: DatabaseCluster,
  context: ClusterContext,
): PlanFact[] {
  const { backups, ...told } = toldRuns(runs);
  const there = repositoryOf(
    place.declared,
    place.path,
    `status.destination of backups of ${describeObject(plan.object)}`,
    cluster,
    context,
  );
  if (!there || !told.lastSuccess) return [];
  const restore: RestoreValue = {
    ...(plan.restore as RestoreValue),
    declared: { ...place.declared, schedules: repository.declared.schedules },
    path: place.path,
    backups: backups.flatMap(({ outcome, label, makes, startedAt, endedAt }) =>
      outcome === 'succeeded' ? [{ label, makes, startedAt, endedAt }] : [],
    ),
  };
  return [
    {
      ...plan,
      former: true,
      key: `${objectKey(plan.object)}/${there.fingerprint}`,
      fingerprint: there.fingerprint,
      madeOf: undefined,
      madeSince: undefined,
      createdAt: undefined,
      destination: there.destination,
      schedule: { kind: 'none' },
      suspended: false,
      standsStill: undefined,
      lastSuccess: told.lastSuccess,
      lastAttemptFailed: undefined,
      runningSince: undefined,
      hides: undefined,
      writes: undefined,
      evidence: runs.slice(-SHOWN).map(({ words, field, says }) => ({
        object: words,
        field,
        value: says,
      })),
      database: plan.database && {
        ...plan.database,
        sharedWith: undefined,
        archiving: { state: 'halted' },
        backups,
      },
      restore,
    },
  ];
}
