import type { Finding } from 'backstage-plugin-backups-common';
import type { CloudSyncTask } from '../read/schemas';
import { listed } from './filtersOf';

type TaskFinding = Omit<Finding, 'causeKey' | 'evidence'> & {
  field: string;
  value?: string;
};

/**
 * What is worth telling about a task beside how its runs went.
 *
 * @param dryRun - its last run was a trial
 */
export function taskFindings(
  task: CloudSyncTask,
  dryRun: boolean,
): TaskFinding[] {
  const findings: TaskFinding[] = [];
  const { include, exclude } = task;
  if (task.locked === true) {
    findings.push({
      code: 'dataset-locked',
      severity: 'erodes',
      title: `Its dataset ${
        task.path ?? ''
      } is locked, so nothing of it can be copied.`,
      fix: 'Unlock the dataset in TrueNAS under Datasets.',
      field: 'locked',
      value: 'true',
    });
  }
  if (dryRun) {
    findings.push({
      code: 'last-run-was-dry',
      severity: 'advice',
      title:
        'Its last run was a dry run: it reports success, and nothing was copied.',
      detail:
        'A dry run hides how the run before it ended, and clears its alert.',
      fix: 'Look at the next scheduled run, or start the task.',
      field: 'job.arguments',
    });
  }
  if (task.transfer_mode === 'MOVE') {
    findings.push({
      code: 'move-deletes-source',
      severity: 'erodes',
      title:
        'It moves files: once they are in the bucket they are deleted on the NAS.',
      detail: 'What is in the bucket is the only copy then.',
      fix: 'Use COPY or SYNC for a backup.',
      field: 'transfer_mode',
      value: 'MOVE',
    });
  }
  if (task.snapshot === false) {
    findings.push({
      code: 'copies-changing-files',
      severity: 'advice',
      title: 'It copies files while they may change.',
      detail:
        'Without a snapshot, a file that is written during the run may be copied half.',
      fix: 'Tick “Take Snapshot” in the task.',
      field: 'snapshot',
      value: 'false',
    });
  }
  if (include && include.length > 0) {
    findings.push({
      code: 'filters-leave-out',
      severity: 'advice',
      title: `It copies only ${listed(include)}, not the whole folder.`,
      field: 'include',
    });
  } else if (exclude && exclude.length > 0) {
    findings.push({
      code: 'filters-leave-out',
      severity: 'advice',
      title: `It leaves out ${listed(exclude)}.`,
      detail: 'What is left out is in no copy.',
      field: 'exclude',
    });
  }
  return findings;
}
