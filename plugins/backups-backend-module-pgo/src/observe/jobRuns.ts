import type { BackupType } from 'backstage-plugin-backups-common';
import { parseInstant, sentenceOf } from 'backstage-plugin-backups-node';
import type { CronJob, Job } from '../read/BackupJob';
import type { ClusterContext } from './ClusterContext';
import type { DatabaseCluster } from './DatabaseCluster';
import type { Observed } from './Observed';
import { nameKey } from './Observed';
import { operatorLabel } from './operatorLabels';
import type { Run } from './Run';

/** A Job is made a moment after its CronJob has written the slot down. Seconds. */
const MADE_WITHIN = 120;

const TYPES: Record<string, BackupType> = {
  full: 'full',
  diff: 'differential',
  differential: 'differential',
  incr: 'incremental',
  incremental: 'incremental',
};

/** @returns the type of backup that a label, an option or a status names */
export function backupTypeNamed(
  text: string | undefined,
): BackupType | undefined {
  return text !== undefined && Object.hasOwn(TYPES, text)
    ? TYPES[text]
    : undefined;
}

/** @returns the type that options of pgBackRest ask for: `--type=full` */
export function typeAskedFor(
  options: readonly string[] | undefined,
): BackupType | undefined {
  const text = (options ?? []).join(' ');
  return backupTypeNamed(/--type[= ](\w+)/.exec(text)?.[1]);
}

/** @returns CronJobs of a repository; `pgbackrest-cronjob` names the type each makes */
export function cronJobsOf(
  cluster: DatabaseCluster,
  repository: string,
  context: ClusterContext,
): Observed<CronJob>[] {
  const { namespace, name } = cluster.observed.object.metadata;
  return (context.cronJobs.get(nameKey(namespace, name)) ?? []).filter(
    ({ object }) =>
      operatorLabel(object, 'pgbackrest-repo') === repository &&
      operatorLabel(object, 'pgbackrest-cronjob') !== undefined,
  );
}

function jobsOf(
  cluster: DatabaseCluster,
  repository: string,
  context: ClusterContext,
): Observed<Job>[] {
  const { namespace, name } = cluster.observed.object.metadata;
  return (context.jobs.get(nameKey(namespace, name)) ?? []).filter(
    ({ object }) =>
      operatorLabel(object, 'pgbackrest-repo') === repository &&
      (operatorLabel(object, 'pgbackrest-cronjob') !== undefined ||
        operatorLabel(object, 'pgbackrest-backup') !== undefined),
  );
}

/**
 * How a Job of Kubernetes ended, or that it goes on.
 *
 * @returns `undefined` for one that has not begun
 */
export function jobOutcome({
  object,
  value,
}: Observed<Job>):
  | Pick<Run, 'stage' | 'startedAt' | 'endedAt' | 'message' | 'says'>
  | undefined {
  const { status = {} } = value;
  const startedAt =
    status.startTime ?? parseInstant(object.metadata.creationTimestamp);
  const condition = (type: string) =>
    status.conditions?.find(
      candidate => candidate.type === type && candidate.status === 'True',
    );
  const failed = condition('Failed');
  if (failed) {
    return {
      stage: 'failed',
      startedAt,
      endedAt: failed.lastTransitionTime,
      message: sentenceOf(
        [failed.reason, failed.message].filter(Boolean).join(': '),
      ),
      says: 'Failed',
    };
  }
  if (status.completionTime !== undefined || condition('Complete')) {
    return {
      stage: 'succeeded',
      startedAt,
      endedAt:
        status.completionTime ?? condition('Complete')?.lastTransitionTime,
      says: 'Complete',
    };
  }
  if ((status.active ?? 0) > 0) {
    return { stage: 'running', startedAt, says: `active: ${status.active}` };
  }
  if ((status.failed ?? 0) > 0) {
    return { stage: 'failed', startedAt, says: `failed: ${status.failed}` };
  }
  return undefined;
}

function typeOfJob(
  { object }: Observed<Job>,
  cluster: DatabaseCluster,
  repository: string,
): BackupType | undefined {
  const scheduled = operatorLabel(object, 'pgbackrest-cronjob');
  if (scheduled !== undefined) return backupTypeNamed(scheduled);
  switch (operatorLabel(object, 'pgbackrest-backup')) {
    // It is the first one of a repository, and pgBackRest makes that a full one.
    case 'replica-create':
      return 'full';
    case 'manual': {
      const { manual } = cluster.pgBackRest ?? {};
      return manual?.repoName === repository
        ? typeAskedFor(manual.options)
        : undefined;
    }
    case undefined:
    default:
      return undefined;
  }
}

/** Runs by the Jobs that are still there. */
export function runsOfJobs(
  cluster: DatabaseCluster,
  repository: string,
  context: ClusterContext,
): Run[] {
  return jobsOf(cluster, repository, context).flatMap(job => {
    const outcome = jobOutcome(job);
    return outcome
      ? {
          ...outcome,
          makes: typeOfJob(job, cluster, repository),
          words: job.subject.words,
          field: 'status',
        }
      : [];
  });
}

/** Runs by what the operator copied from Jobs that may be gone since. */
export function runsOfStatus(
  { status, observed, pgBackRest }: DatabaseCluster,
  repository: string,
): Run[] {
  const { words } = observed.subject;
  const told = [
    ...(status.scheduledBackups ?? []).flatMap(run =>
      run.repo === repository
        ? {
            run,
            makes: backupTypeNamed(run.type),
            field: 'status.pgbackrest.scheduledBackups',
          }
        : [],
    ),
    ...(status.manualBackup && pgBackRest?.manual?.repoName === repository
      ? [
          {
            run: status.manualBackup,
            makes: typeAskedFor(pgBackRest.manual.options),
            field: 'status.pgbackrest.manualBackup',
          },
        ]
      : []),
  ];
  return told.flatMap(({ run, makes, field }): Run[] => {
    const base = { makes, words, field, startedAt: run.startTime };
    if (run.completionTime !== undefined) {
      return [
        {
          ...base,
          stage: 'succeeded',
          endedAt: run.completionTime,
          says: 'completionTime',
        },
      ];
    }
    if ((run.active ?? 0) > 0) {
      return [{ ...base, stage: 'running', says: `active: ${run.active}` }];
    }
    // A run that failed has a start, a count, and no end; `finished` says nothing.
    return (run.failed ?? 0) > 0
      ? [{ ...base, stage: 'failed', says: `failed: ${run.failed}` }]
      : [];
  });
}

/**
 * Runs by what CronJobs keep when their Jobs are gone: the last success, and that
 * the last slot came to nothing.
 */
export function runsOfCronJobs(
  cluster: DatabaseCluster,
  repository: string,
  context: ClusterContext,
): Run[] {
  const jobs = jobsOf(cluster, repository, context);
  return cronJobsOf(cluster, repository, context).flatMap(cronJob => {
    const { object, subject, value } = cronJob;
    const {
      lastScheduleTime,
      lastSuccessfulTime,
      active = [],
    } = value.status ?? {};
    const makes = backupTypeNamed(operatorLabel(object, 'pgbackrest-cronjob'));
    const runs: Run[] = [];
    if (lastSuccessfulTime !== undefined) {
      runs.push({
        stage: 'succeeded',
        makes,
        endedAt: lastSuccessfulTime,
        words: subject.words,
        field: 'status.lastSuccessfulTime',
        says: 'succeeded',
      });
    }
    const isOver =
      lastScheduleTime !== undefined &&
      lastScheduleTime > (lastSuccessfulTime ?? 0) &&
      active.length === 0 &&
      !jobs.some(
        job =>
          operatorLabel(job.object, 'pgbackrest-cronjob') ===
            operatorLabel(object, 'pgbackrest-cronjob') &&
          (parseInstant(job.object.metadata.creationTimestamp) ?? 0) >=
            lastScheduleTime - MADE_WITHIN,
      );
    if (isOver) {
      runs.push({
        stage: 'failed',
        makes,
        startedAt: lastScheduleTime,
        message: 'Its Job is gone, and no success of it was written down.',
        words: subject.words,
        field: 'status.lastScheduleTime',
        says: 'later than status.lastSuccessfulTime',
      });
    }
    return runs;
  });
}
