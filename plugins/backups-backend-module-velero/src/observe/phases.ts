import { isBeingDeleted } from 'backstage-plugin-backups-node';
import type { Backup } from '../read/Backup';
import type { Observed } from './Observed';

/** What a phase of a Backup means. */
export type BackupStage =
  /** It waits for its turn. */
  | 'waiting'
  | 'running'
  /** Velero can restore from it. */
  | 'usable'
  | 'failed'
  /** It is being deleted. */
  | 'leaving'
  /** A word that Velero did not have when this was written. */
  | 'unknown';

/** Source: `BackupPhase` of `velero.io/v1`, up to 1.18. */
const BACKUP_STAGES: Readonly<Record<string, BackupStage>> = {
  '': 'waiting',
  New: 'waiting',
  Queued: 'waiting',
  ReadyToStart: 'waiting',
  InProgress: 'running',
  WaitingForPluginOperations: 'running',
  WaitingForPluginOperationsPartiallyFailed: 'running',
  Finalizing: 'running',
  FinalizingPartiallyFailed: 'running',
  Completed: 'usable',
  PartiallyFailed: 'usable',
  Failed: 'failed',
  FailedValidation: 'failed',
  Deleting: 'leaving',
};

/** @returns the stage of a Backup, by its phase and by whether it is there to stay */
export function backupStage({ object, value }: Observed<Backup>): BackupStage {
  return isBeingDeleted(object) ? 'leaving' : stageOfPhase(value.status?.phase);
}

/** @param phase - `status.phase` of a Backup; absent: nothing looked at it yet */
function stageOfPhase(phase: string | undefined): BackupStage {
  return Object.hasOwn(BACKUP_STAGES, phase ?? '')
    ? BACKUP_STAGES[phase ?? '']
    : 'unknown';
}

/** What a phase of an upload means. */
export type UploadStage = 'running' | 'done' | 'failed' | 'unknown';

/** Source: `PodVolumeBackupPhase` and `DataUploadPhase`: the same eight. */
const UPLOAD_STAGES: Readonly<Record<string, UploadStage>> = {
  '': 'running',
  New: 'running',
  Accepted: 'running',
  Prepared: 'running',
  InProgress: 'running',
  Canceling: 'running',
  Canceled: 'failed',
  Completed: 'done',
  Failed: 'failed',
};

/** @param phase - `status.phase` of a PodVolumeBackup or a DataUpload */
export function uploadStage(phase: string | undefined): UploadStage {
  return Object.hasOwn(UPLOAD_STAGES, phase ?? '')
    ? UPLOAD_STAGES[phase ?? '']
    : 'unknown';
}
