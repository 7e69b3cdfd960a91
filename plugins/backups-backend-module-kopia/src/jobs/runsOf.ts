import { redactText } from 'backstage-plugin-backups-node';
import type { KubernetesObject, PlanFact } from 'backstage-plugin-backups-node';
import { jobStatusSchema } from '../read/CronJob';
import type { CronJob } from '../read/CronJob';

/** One run of a CronJob. Epoch seconds. */
interface JobRun {
  startedAt?: number;
  endedAt?: number;
  outcome: 'running' | 'succeeded' | 'failed';
  message?: string;
}

function runOf(job: KubernetesObject): JobRun[] {
  const parsed = jobStatusSchema.safeParse(job.status ?? {});
  if (!parsed.success) return [];
  const { startTime, completionTime, conditions = [] } = parsed.data;
  const holds = (...types: string[]) =>
    conditions.find(
      condition =>
        condition.status === 'True' && types.includes(condition.type ?? ''),
    );
  const failed = holds('Failed', 'FailureTarget');
  if (failed) {
    return [
      {
        startedAt: startTime,
        endedAt: failed.lastTransitionTime ?? startTime,
        outcome: 'failed',
        message:
          redactText(
            [failed.reason, failed.message].filter(Boolean).join(': '),
          ) || undefined,
      },
    ];
  }
  const complete = completionTime ?? holds('Complete')?.lastTransitionTime;
  return [
    {
      startedAt: startTime,
      endedAt: complete,
      outcome: complete === undefined ? 'running' : 'succeeded',
    },
  ];
}

/**
 * What a CronJob and its Jobs tell of its runs. `lastScheduleTime` is no
 * success, and `lastSuccessfulTime` is missing where no history is kept.
 *
 * @param jobs - those that belong to it
 */
export function runsOf(
  cronJob: CronJob,
  jobs: readonly KubernetesObject[],
): Pick<
  PlanFact,
  'lastSuccess' | 'lastAttemptFailed' | 'runningSince' | 'records'
> {
  const { status } = cronJob;
  const runs = jobs
    .flatMap(runOf)
    .sort((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0));
  const succeeded = runs.find(run => run.outcome === 'succeeded');
  const finishedAt = Math.max(
    status?.lastSuccessfulTime ?? 0,
    succeeded?.endedAt ?? 0,
  );
  const failed = runs.find(run => run.outcome === 'failed');
  const running = runs.find(run => run.outcome === 'running');
  const isActive = (status?.active ?? []).length > 0;
  const own =
    succeeded?.endedAt === finishedAt && succeeded.startedAt !== undefined
      ? finishedAt - succeeded.startedAt
      : undefined;
  return {
    // The Jobs that are kept: a time that cannot be hides none of them.
    records: runs
      .flatMap(({ outcome, startedAt, endedAt, message }) =>
        outcome === 'running' || endedAt === undefined
          ? []
          : [{ outcome, startedAt, endedAt, message }],
      )
      .sort((a, b) => a.endedAt - b.endedAt),
    lastSuccess:
      finishedAt > 0 ? { finishedAt, durationSeconds: own } : undefined,
    // A failed Job that was kept, older than a success, is history.
    lastAttemptFailed:
      failed && (failed.endedAt ?? 0) > finishedAt
        ? { since: failed.endedAt, message: failed.message }
        : undefined,
    runningSince: isActive
      ? running?.startedAt ?? status?.lastScheduleTime
      : undefined,
  };
}
