import type { PlanFact } from 'backstage-plugin-backups-node';
import { describeObject, objectKey } from 'backstage-plugin-backups-node';
import type { RestoreValue } from '../restore/RestoreValue';
import type { BackupPlace } from './backupPlaces';
import type { ClusterContext } from './ClusterContext';
import type { DatabaseCluster } from './DatabaseCluster';
import type { ObservedRepository } from './planOf';
import { repositoryOf } from './repositoriesOf';
import { toldRuns } from './Run';
import type { Run, ToldRuns } from './Run';

/** As many runs as it takes to see what a plan rests on. */
const SHOWN = 4;

/** A repository's plan as that of copies of before: nothing is added to them. */
function formerPlan(
  { plan }: ObservedRepository,
  { backups, lastSuccess }: ToldRuns,
) {
  return {
    ...plan,
    madeOf: undefined,
    madeSince: undefined,
    schedule: { kind: 'none' as const },
    suspended: false,
    standsStill: undefined,
    lastSuccess,
    lastAttemptFailed: undefined,
    runningSince: undefined,
    hides: undefined,
    reportsSuccess: true,
    madeElsewhere: undefined,
    writes: undefined,
    database: plan.database && {
      ...plan.database,
      archiving: { state: 'halted' as const },
      backups,
    },
    restore: {
      ...(plan.restore as RestoreValue),
      backups: backups.flatMap(
        ({ outcome, label, makes, startedAt, endedAt }) =>
          outcome === 'succeeded' ? [{ label, makes, startedAt, endedAt }] : [],
      ),
    },
  };
}

/**
 * Copies of the cluster that had the name before: no log of now fits on them.
 *
 * @param runs - of the repository, oldest first; of any time
 */
export function planOfClusterBefore(
  observed: ObservedRepository,
  runs: readonly Run[],
): PlanFact[] {
  const { key, madeSince = 0 } = observed.plan;
  const told = toldRuns(
    runs.filter(
      ({ startedAt, endedAt }) =>
        (startedAt ?? endedAt ?? Infinity) < madeSince,
    ),
  );
  if (!told.lastSuccess) return [];
  return [
    {
      ...formerPlan(observed, told),
      former: 'made-anew',
      key: `${key}/before-${madeSince}`,
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
  observed: ObservedRepository,
  place: BackupPlace,
  runs: readonly Run[],
  cluster: DatabaseCluster,
  context: ClusterContext,
): PlanFact[] {
  const { plan, repository } = observed;
  const told = toldRuns(runs);
  const there = repositoryOf(
    place.declared,
    place.path,
    `status.destination of backups of ${describeObject(plan.object)}`,
    cluster,
    context,
  );
  if (!there || !told.lastSuccess) return [];
  const former = formerPlan(observed, told);
  return [
    {
      ...former,
      former: true,
      key: `${objectKey(plan.object)}/${there.fingerprint}`,
      fingerprint: there.fingerprint,
      createdAt: undefined,
      destination: there.destination,
      evidence: runs.slice(-SHOWN).map(({ words, field, says }) => ({
        object: words,
        field,
        value: says,
      })),
      database: former.database && {
        ...former.database,
        sharedWith: undefined,
      },
      restore: {
        ...former.restore,
        declared: {
          ...place.declared,
          schedules: repository.declared.schedules,
        },
        path: place.path,
      },
    },
  ];
}
