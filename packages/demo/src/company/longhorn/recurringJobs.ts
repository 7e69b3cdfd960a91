import type { KubernetesObject } from 'backstage-plugin-backups-node';
import type { Moment } from '../../homelab/objects/Moment';
import { DAY, HOUR } from '../../time/durations';
import type { Cadence } from '../../time/Cadence';
import { LONGHORN_VERSION, longhornMetadata } from './longhornMetadata';

/** When volumes of the default group are copied to the bucket. */
export const NIGHTLY: Cadence = {
  cron: '0 2 * * *',
  period: DAY,
  offset: 2 * HOUR,
};

/** How many Backups of a volume are kept. */
export const RETAINED = 14;

/** Name of the job that makes snapshots, and copies nothing. */
export const SNAPSHOTS = 'hourly-snapshots';

function recurringJob(
  moment: Moment,
  createdAt: number,
  job: {
    name: string;
    cron: string;
    groups: string[];
    task: 'backup' | 'snapshot';
    retain: number;
  },
): KubernetesObject {
  return {
    apiVersion: LONGHORN_VERSION,
    kind: 'RecurringJob',
    metadata: longhornMetadata(moment, {
      kind: 'RecurringJob',
      name: job.name,
      createdAt,
    }),
    spec: { ...job, concurrency: 2, labels: {}, parameters: {} },
    status: { executionCount: 0, ownerID: 'worker-1' },
  };
}

/** What Longhorn does again and again: copies of the default group, snapshots of who asks. */
export function recurringJobs(
  moment: Moment,
  createdAt: number,
): KubernetesObject[] {
  return [
    recurringJob(moment, createdAt, {
      name: 'nightly',
      cron: NIGHTLY.cron,
      groups: ['default'],
      task: 'backup',
      retain: RETAINED,
    }),
    recurringJob(moment, createdAt, {
      name: SNAPSHOTS,
      cron: '0 * * * *',
      groups: [],
      task: 'snapshot',
      retain: 24,
    }),
  ];
}
