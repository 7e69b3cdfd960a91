import type { ClaimedBackup, PlanFact } from 'backstage-plugin-backups-node';
import type { Attempt } from './attemptsOf';
import { backupStage } from './phases';

/** What Backups say about the runs of one claim. */
export type Runs = Pick<
  PlanFact,
  | 'lastSuccess'
  | 'oldestCopyAt'
  | 'lastAttemptFailed'
  | 'nothingCopied'
  | 'runningSince'
  | 'progress'
  | 'queued'
  | 'hides'
  | 'records'
>;

/** The most runs that a plan lists: a month of nights. */
const RECORDS = 40;

/** What a Backup tells of a run that ended. */
function recordOf(attempt: Attempt): ClaimedBackup[] {
  switch (attempt.outcome) {
    case 'succeeded': {
      const { at, sizeBytes } = attempt.point;
      return [
        {
          outcome: 'succeeded',
          startedAt: at,
          endedAt: attempt.endedAt,
          ...(sizeBytes !== undefined && { sizeBytes }),
        },
      ];
    }
    case 'failed':
    case 'nothing':
      return attempt.endedAt === undefined
        ? []
        : [
            {
              outcome: 'failed',
              startedAt: attempt.begunAt,
              endedAt: attempt.endedAt,
              message: attempt.message,
            },
          ];
    case 'waiting':
    case 'running':
    case 'untold':
      return [];
    default: {
      const unplaced: never = attempt;
      throw new Error(`Attempt without a record: ${String(unplaced)}`);
    }
  }
}

function progressOf({ upload }: Attempt): string | undefined {
  const { bytesDone, totalBytes } = upload ?? {};
  return bytesDone === undefined || !totalBytes
    ? undefined
    : `${Math.floor((100 * Math.min(bytesDone, totalBytes)) / totalBytes)} %`;
}

/** When the failures began that last until now. */
function failingSince(finished: readonly Attempt[]): number {
  const good = finished.findIndex(({ outcome }) => outcome !== 'failed');
  const failed = good < 0 ? finished : finished.slice(0, good);
  return failed[failed.length - 1].begunAt;
}

/** @param attempts - newest first */
export function runsOf(attempts: readonly Attempt[]): Runs {
  const runs: Runs = {};
  const finished = attempts.filter(
    ({ outcome }) =>
      outcome === 'succeeded' || outcome === 'failed' || outcome === 'nothing',
  );
  const [newest] = finished;
  const success = attempts.find(attempt => attempt.outcome === 'succeeded');
  if (success?.outcome === 'succeeded') {
    runs.lastSuccess = {
      finishedAt: success.endedAt,
      durationSeconds: Math.max(0, success.endedAt - success.point.at),
      sizeBytes: success.point.sizeBytes,
    };
  }
  runs.records = attempts
    .slice(0, RECORDS)
    .flatMap(recordOf)
    .sort((a, b) => a.endedAt - b.endedAt);
  const copies = attempts.flatMap(attempt =>
    attempt.outcome === 'succeeded' ? attempt.point.at : [],
  );
  if (copies.length > 0) runs.oldestCopyAt = Math.min(...copies);
  if (newest?.outcome === 'failed') {
    runs.lastAttemptFailed = {
      since: failingSince(finished),
      message: newest.message,
    };
  } else if (newest?.outcome === 'nothing') {
    runs.nothingCopied = {
      message: newest.message,
      at: newest.endedAt ?? newest.begunAt,
      fix: newest.fix,
    };
  }
  // The oldest: while it hangs, its schedule makes no other.
  const running = attempts
    .filter(({ outcome }) => outcome === 'running')
    .at(-1);
  if (running) {
    runs.runningSince = running.begunAt;
    runs.progress = progressOf(running);
  }
  const waiting = attempts.find(({ outcome }) => outcome === 'waiting');
  if (waiting) {
    runs.queued = running
      ? { behind: `Backup ${running.backup.object.metadata.name}` }
      : {};
  }
  const isUntold = attempts.some(({ outcome }) => outcome === 'untold');
  const untold = attempts.find(
    ({ outcome, backup }) =>
      outcome === 'untold' && backupStage(backup) !== 'leaving',
  );
  if (untold) runs.hides = { untoldAt: untold.begunAt };
  else if (isUntold && !success) runs.hides = { successes: true };
  return runs;
}
