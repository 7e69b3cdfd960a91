import type { BackupType } from 'backstage-plugin-backups-common';
import type { ClaimedBackup, PlanFact } from 'backstage-plugin-backups-node';

/** One attempt at a backup of a repository, as any object reports it. Epoch seconds. */
export interface Run {
  stage: 'succeeded' | 'failed' | 'running';
  makes?: BackupType;
  /** As pgBackRest calls the backup. */
  label?: string;
  startedAt?: number;
  /** Absent while it runs, and of a failure that has no time. */
  endedAt?: number;
  /** Redacted. */
  message?: string;
  /** The object that reports it, in words, for evidence. */
  words: string;
  field: string;
  says: string;
}

/** As many finished backups as a plan tells; older ones are in our own history. */
const MOST_TOLD = 100;

/** The end of one backup, told twice, differs by the time it took to write it down. Seconds. */
const TOLD_WITHIN = 300;

function isClose(a: number | undefined, b: number | undefined): boolean {
  return a !== undefined && b !== undefined && Math.abs(a - b) <= TOLD_WITHIN;
}

/** @returns whether two witnesses tell of one attempt */
export function isSameRun(known: Run, told: Run): boolean {
  if (known.makes && told.makes && known.makes !== told.makes) return false;
  if (known.stage !== told.stage) return false;
  // Backups of one repository do not overlap.
  return (
    isClose(known.endedAt, told.endedAt) ||
    isClose(known.startedAt, told.startedAt)
  );
}

/**
 * Puts together what several witnesses tell of the runs of one repository.
 *
 * @param witnesses - the best first: where two tell of one run, the first is believed
 * @returns oldest first
 */
export function mergedRuns(witnesses: readonly (readonly Run[])[]): Run[] {
  const merged: Run[] = [];
  for (const runs of witnesses) {
    merged.push(
      ...runs.filter(told => !merged.some(known => isSameRun(known, told))),
    );
  }
  return merged.sort(
    (a, b) => (a.endedAt ?? a.startedAt ?? 0) - (b.endedAt ?? b.startedAt ?? 0),
  );
}

/** What one plan reports about its runs. */
export type ToldRuns = Pick<
  PlanFact,
  'lastSuccess' | 'lastAttemptFailed' | 'runningSince'
> & { backups: ClaimedBackup[] };

function claimed(run: Run): ClaimedBackup[] {
  const endedAt = run.endedAt ?? run.startedAt;
  if (run.stage === 'running' || endedAt === undefined) return [];
  return [
    {
      outcome: run.stage,
      makes: run.makes,
      label: run.label,
      startedAt: run.startedAt,
      endedAt,
      message: run.message,
    },
  ];
}

/** Another one that began later has ended: the operator does not follow this one any more. */
export function isLeftBehind(run: Run, runs: readonly Run[]): boolean {
  return (
    run.stage === 'running' &&
    runs.some(
      other =>
        other.stage !== 'running' &&
        (other.startedAt ?? 0) > (run.startedAt ?? Infinity),
    )
  );
}

/**
 * @param runs - of one repository, oldest first
 * @returns what a plan reports about them
 */
export function toldRuns(runs: readonly Run[]): ToldRuns {
  const backups = runs.flatMap(claimed).sort((a, b) => a.endedAt - b.endedAt);
  const success = backups
    .filter(({ outcome }) => outcome === 'succeeded')
    .at(-1);
  const failures = backups.filter(
    ({ outcome, endedAt }) =>
      outcome === 'failed' && endedAt > (success?.endedAt ?? 0),
  );
  const running = runs.flatMap(run =>
    run.stage === 'running' && !isLeftBehind(run, runs)
      ? run.startedAt ?? []
      : [],
  );
  return {
    backups: backups.slice(-MOST_TOLD),
    lastSuccess: success && {
      finishedAt: success.endedAt,
      durationSeconds:
        success.startedAt === undefined
          ? undefined
          : success.endedAt - success.startedAt,
    },
    lastAttemptFailed:
      failures.length > 0
        ? { since: failures[0].endedAt, message: failures.at(-1)?.message }
        : undefined,
    runningSince: running.length > 0 ? Math.min(...running) : undefined,
  };
}
