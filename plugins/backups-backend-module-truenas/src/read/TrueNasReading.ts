import type { ReadIssue } from 'backstage-plugin-backups-node';
import type { Alert, CloudSyncTask, Job } from './schemas';

/** What one NAS told, without what is secret. */
export interface TrueNasReading {
  tasks: CloudSyncTask[];
  /** Runs it still remembers, newest first; may be empty. */
  jobs: Job[];
  alerts: Alert[];
  /** Zone of its schedules; absent: it could not be read. */
  timeZone?: string;
  /** Every task was understood: absence counts. */
  complete: boolean;
  issues: ReadIssue[];
}
