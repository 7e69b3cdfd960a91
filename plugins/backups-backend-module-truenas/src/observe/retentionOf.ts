import type { Retention } from 'backstage-plugin-backups-common';
import type { CloudSyncTask } from '../read/schemas';

const BY_PROVIDER =
  'Older versions exist only as long as the bucket keeps them, which TrueNAS does not report.';

function modeInWords(mode: string | undefined): string {
  switch (mode) {
    case 'SYNC':
      return 'Mirror only: what is deleted here is deleted there, too.';
    case 'COPY':
      return 'Adds and overwrites; what is deleted here stays there.';
    case 'MOVE':
      return 'Moves: what is copied is deleted here.';
    default:
      return `How it treats what is there already is not known${
        mode === undefined ? '' : ` ('${mode}')`
      }.`;
  }
}

/** @returns what a task keeps: it has no history of its own */
export function retentionOf(task: CloudSyncTask): Retention {
  return {
    noHistory: true,
    declared: [],
    inherited: [],
    sentence: `${modeInWords(task.transfer_mode)} ${BY_PROVIDER}`,
  };
}
