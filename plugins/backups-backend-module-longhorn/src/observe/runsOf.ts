import type { ClaimedBackup, PlanFact } from 'backstage-plugin-backups-node';
import {
  isBeingDeleted,
  parseInstant,
  sentenceOf,
} from 'backstage-plugin-backups-node';
import type { VolumePoint } from '../restore/RestoreValue';
import type { Backup } from '../read/Volume';
import { dataTimeOf } from './ClusterContext';
import type { Observed } from './ClusterContext';

/** The most runs that a plan lists: a month of nights. */
const RECORDS = 40;

/** What a state of a Backup means. Source: `BackupState` of `longhorn.io/v1beta2`. */
export type Stage = 'running' | 'done' | 'failed' | 'leaving' | 'unknown';

const STAGES: Readonly<Record<string, Stage>> = {
  '': 'running',
  New: 'running',
  Pending: 'running',
  InProgress: 'running',
  Completed: 'done',
  Error: 'failed',
  Deleting: 'leaving',
};

/** @param state - `status.state`; absent: no engine took it on yet */
export function stageOf(state: string | undefined): Stage {
  return Object.hasOwn(STAGES, state ?? '') ? STAGES[state ?? ''] : 'unknown';
}

/**
 * Its object may have been made again long after, when the store was read: the
 * time of a Backup without times of its own is not known.
 */
function stageIn({ object, value }: Observed<Backup>): Stage {
  if (isBeingDeleted(object)) return 'leaving';
  const { state, snapshotCreatedAt, backupCreatedAt } = value.status ?? {};
  const stage = stageOf(state);
  const isTimed = (snapshotCreatedAt ?? backupCreatedAt) !== undefined;
  return stage === 'done' && !isTimed ? 'unknown' : stage;
}

function bytesOf(text: string | undefined): number | undefined {
  return text && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function begunAt(backup: Observed<Backup>): number {
  return (
    parseInstant(backup.object.metadata.creationTimestamp) ?? dataTimeOf(backup)
  );
}

/** When a Backup was done. Epoch seconds. */
export function endOf(backup: Observed<Backup>): number {
  return Math.max(
    backup.value.status?.backupCreatedAt ?? 0,
    dataTimeOf(backup),
  );
}

function successOf(backup: Observed<Backup>): PlanFact['lastSuccess'] {
  const finishedAt = endOf(backup);
  return {
    finishedAt,
    durationSeconds: finishedAt - dataTimeOf(backup),
    sizeBytes: bytesOf(backup.value.status?.size),
  };
}

function recordOf(
  backup: Observed<Backup>,
  outcome: ClaimedBackup['outcome'],
): ClaimedBackup {
  const { status } = backup.value;
  return outcome === 'succeeded'
    ? {
        outcome,
        startedAt: dataTimeOf(backup),
        endedAt: endOf(backup),
        sizeBytes: bytesOf(status?.size),
      }
    : {
        outcome,
        startedAt: begunAt(backup),
        endedAt: Math.max(endOf(backup), begunAt(backup)),
        message: status?.error,
      };
}

/** Copies that can be restored, newest first. */
export function pointsOf(backups: readonly Observed<Backup>[]): VolumePoint[] {
  return backups
    .filter(
      backup =>
        stageIn(backup) === 'done' && bytesOf(backup.value.status?.size) !== 0,
    )
    .map(backup => ({
      backup: backup.object.metadata.name,
      at: dataTimeOf(backup),
      sizeBytes: bytesOf(backup.value.status?.size),
      volumeBytes: bytesOf(backup.value.status?.volumeSize),
    }));
}

/** All that there is is being deleted, and takes its data with it. */
function onlyLeaving(
  backups: readonly Observed<Backup>[],
): PlanFact['nothingCopied'] {
  const [newest] = backups;
  return newest && backups.every(backup => stageIn(backup) === 'leaving')
    ? {
        message: `Backup ${newest.object.metadata.name} is being deleted.`,
        at: endOf(newest),
      }
    : undefined;
}

/**
 * What the Backups of one volume say about its runs.
 *
 * @param backups - newest first
 * @param lastBackupAt - by the word of the store, where no Backup is listed
 */
export function runsOf(
  backups: readonly Observed<Backup>[],
  lastBackupAt: number | undefined,
): Pick<
  PlanFact,
  | 'lastSuccess'
  | 'lastAttemptFailed'
  | 'nothingCopied'
  | 'runningSince'
  | 'progress'
  | 'hides'
  | 'records'
> {
  const finished = backups.filter(backup =>
    ['done', 'failed'].includes(stageIn(backup)),
  );
  const isGood = (backup: Observed<Backup>) =>
    stageIn(backup) === 'done' && bytesOf(backup.value.status?.size) !== 0;
  const good = finished.find(isGood);
  // What the store says stands where its Backups are not listed.
  const told =
    lastBackupAt !== undefined && backups.length === 0
      ? { finishedAt: lastBackupAt }
      : undefined;
  const [newest] = finished;
  const isFailed = newest !== undefined && stageIn(newest) === 'failed';
  const streak = finished.findIndex(backup => stageIn(backup) !== 'failed');
  const failed = streak < 0 ? finished : finished.slice(0, streak);
  const running = backups
    .filter(backup => stageIn(backup) === 'running')
    .at(-1);
  const untold = backups.find(backup => stageIn(backup) === 'unknown');
  return {
    hides: untold && { untoldAt: begunAt(untold) },
    records: finished
      .slice(0, RECORDS)
      .map(backup => recordOf(backup, isGood(backup) ? 'succeeded' : 'failed'))
      .reverse(),
    lastSuccess: good ? successOf(good) : told,
    lastAttemptFailed: isFailed
      ? {
          since: begunAt(failed[failed.length - 1]),
          message: sentenceOf(
            newest.value.status?.error || 'no reason is given',
          ),
        }
      : undefined,
    nothingCopied:
      newest && !isFailed && !isGood(newest)
        ? {
            message: `Backup ${newest.object.metadata.name} holds 0 bytes.`,
            at: endOf(newest),
          }
        : onlyLeaving(backups),
    runningSince: running && begunAt(running),
    progress:
      running?.value.status?.progress === undefined
        ? undefined
        : `${running.value.status.progress} %`,
  };
}
