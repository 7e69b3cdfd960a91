import type { ClaimedBackup, PlanFact } from 'backstage-plugin-backups-node';
import { describeObject } from 'backstage-plugin-backups-node';
import type { BackupRecord } from './recordsOf';

/** As many finished backups as a plan tells; older ones are in our own history. */
const MOST_TOLD = 100;

/** What a Backup in phase `walArchivingFailing` says. */
const REFUSED = 'It did not begin: the log was not archived at that time.';

/** What the Backups of one repository tell of its plan. */
export type Runs = Pick<
  PlanFact,
  'lastSuccess' | 'lastAttemptFailed' | 'runningSince' | 'queued' | 'hides'
> & { backups: ClaimedBackup[] };

function isLeftBehind(
  running: Extract<BackupRecord, { stage: 'running' | 'refused' }>,
  all: readonly BackupRecord[],
): boolean {
  // One backup runs at a time in a cluster: what ended after it began later
  // tells that nobody follows it any more.
  return all.some(
    record =>
      record.stage === 'finished' &&
      (record.claimed.startedAt ?? 0) > (running.since ?? Infinity),
  );
}

/** The end of one backup, told twice, differs by the time it took to write it down. Seconds. */
export const TOLD_WITHIN = 300;

function isSame(record: ClaimedBackup, told: ClaimedBackup): boolean {
  return record.label !== undefined && told.label !== undefined
    ? record.label === told.label
    : record.outcome === told.outcome &&
        Math.abs(record.endedAt - told.endedAt) <= TOLD_WITHIN;
}

/** What waits for another Backup to be out of the way: one at a time runs in a cluster. */
function queuedOf(
  own: readonly BackupRecord[],
  all: readonly BackupRecord[],
): PlanFact['queued'] {
  const waiting = own.filter(({ stage }) => stage === 'waiting');
  const blocker = all.find(
    record =>
      (record.stage === 'refused' || record.stage === 'running') &&
      !isLeftBehind(record, all),
  );
  const refusesOwn = blocker?.stage === 'refused' && own.includes(blocker);
  if (waiting.length === 0 && !refusesOwn) return undefined;
  const since = waiting.flatMap(({ createdAt }) => createdAt ?? []);
  return {
    since: since.length > 0 ? Math.min(...since) : undefined,
    behind: blocker && describeObject(blocker.backup.subject.object),
  };
}

function hiddenBy(
  own: readonly BackupRecord[],
  success: ClaimedBackup | undefined,
): PlanFact['hides'] {
  const untold = own.flatMap(record =>
    record.stage === 'unknown' ? record.createdAt ?? [] : [],
  );
  if (untold.length > 0) return { untoldAt: Math.max(...untold) };
  const isLeaving = own.some(({ stage }) => stage === 'leaving');
  return isLeaving && !success ? { successes: true } : undefined;
}

/**
 * @param own - records of the repository
 * @param all - records of the whole database cluster
 * @param also - backups that the tool tells elsewhere
 */
export function runsOf(
  own: readonly BackupRecord[],
  all: readonly BackupRecord[],
  also: readonly ClaimedBackup[] = [],
): Runs {
  const recorded = own.flatMap(record =>
    record.stage === 'finished' ? [record.claimed] : [],
  );
  const backups = [
    ...recorded,
    ...also.filter(told => !recorded.some(record => isSame(record, told))),
  ].sort((a, b) => a.endedAt - b.endedAt);
  const success = backups
    .filter(({ outcome }) => outcome === 'succeeded')
    .at(-1);
  const refused = own.flatMap(record =>
    record.stage === 'refused' && !isLeftBehind(record, all)
      ? { endedAt: record.since, message: REFUSED }
      : [],
  );
  const failures = [
    ...backups.filter(({ outcome }) => outcome === 'failed'),
    ...refused,
  ]
    .filter(({ endedAt = Infinity }) => endedAt > (success?.endedAt ?? 0))
    .sort((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0));
  const running = own.flatMap(record =>
    record.stage === 'running' && !isLeftBehind(record, all)
      ? record.since ?? []
      : [],
  );
  return {
    backups: backups.slice(-MOST_TOLD),
    hides: hiddenBy(own, success),
    lastSuccess: success && {
      finishedAt: success.endedAt,
      durationSeconds:
        success.startedAt === undefined
          ? undefined
          : success.endedAt - success.startedAt,
    },
    lastAttemptFailed:
      failures.length > 0
        ? {
            since: failures[0].endedAt,
            message: failures.at(-1)?.message,
            ...(failures.length > 1 && { inARow: failures.length }),
          }
        : undefined,
    queued: queuedOf(own, all),
    runningSince: running.length > 0 ? Math.min(...running) : undefined,
  };
}
