import type { ClaimedSuccess, PlanFact } from 'backstage-plugin-backups-node';
import type { Job } from '../read/schemas';

/** What the runs of a task say. */
export interface TaskRuns
  extends Pick<
    PlanFact,
    | 'lastSuccess'
    | 'lastAttemptFailed'
    | 'runningSince'
    | 'progress'
    | 'queued'
    | 'hides'
  > {
  /** The last run was a trial. */
  dryRun: boolean;
  /** Redacted end of the last run's log. */
  logTail?: string;
}

/** Source: `middlewared/job.py`, `State`. */
const WAITING = 'WAITING';
const RUNNING = 'RUNNING';
const SUCCEEDED = 'SUCCESS';
const FAILED = new Set(['FAILED', 'ABORTED', 'ERROR']);

const LONGEST_TAIL = 4000;
const LONGEST_PROGRESS = 80;

function isRun(job: Job): boolean {
  return job.arguments?.dryRun !== true;
}

function successOf(job: Job): ClaimedSuccess | undefined {
  const { time_started: started, time_finished: finished } = job;
  if (typeof finished !== 'number') return undefined;
  return {
    finishedAt: finished,
    durationSeconds:
      typeof started === 'number' ? Math.max(0, finished - started) : undefined,
  };
}

function messageOf(job: Job): string {
  const { state, error, logs_excerpt: log } = job;
  if (error) return error.trim();
  if (state === 'ABORTED') return 'It was aborted.';
  return log?.trim() || 'TrueNAS gives no reason.';
}

/** @returns for instance `63 %, Transferring` */
function progressOf({ progress }: Job): string | undefined {
  const { percent, description } = progress ?? {};
  const words = description?.trim();
  return (
    [
      typeof percent === 'number' ? `${Math.round(percent)} %` : '',
      // A single letter tells nobody anything.
      words && words.length > 1 ? words.slice(0, LONGEST_PROGRESS) : '',
    ]
      .filter(Boolean)
      .join(', ') || undefined
  );
}

/**
 * Reads what the runs of one task say. TrueNAS keeps one run of a task, and a
 * dry run takes its place like any other; what it still remembers of older
 * ones helps, but is gone after a restart.
 *
 * @param last - the task's own run
 * @param remembered - older runs of the same task, newest first
 */
export function runsOf(
  last: Job | null | undefined,
  remembered: readonly Job[],
): TaskRuns {
  const all = [...(last ? [last] : []), ...remembered];
  const runs = all.filter(isRun);
  const finishedAt = (job: Job) => job.time_finished ?? 0;
  const finished = runs
    .filter(job => typeof job.time_finished === 'number')
    .sort((a, b) => finishedAt(b) - finishedAt(a));
  const success = finished.find(job => job.state === SUCCEEDED);
  const newest = finished.at(0);
  const failed = newest && FAILED.has(newest.state ?? '') ? newest : undefined;
  const running = runs.find(job => job.state === RUNNING);
  const waiting = runs.some(job => job.state === WAITING);
  const logs = (failed ?? newest ?? last)?.logs_excerpt?.trim();
  return {
    lastSuccess: success && successOf(success),
    lastAttemptFailed: failed && {
      since: failed.time_finished ?? undefined,
      message: messageOf(failed),
    },
    runningSince: running?.time_started ?? undefined,
    progress: running && progressOf(running),
    queued: waiting && !running ? {} : undefined,
    dryRun: last ? !isRun(last) : false,
    hides:
      last === null || last === undefined
        ? undefined
        : {
            lastAttempt: newest === undefined || undefined,
            successes: success === undefined || undefined,
          },
    logTail: logs ? logs.slice(-LONGEST_TAIL) : undefined,
  };
}
