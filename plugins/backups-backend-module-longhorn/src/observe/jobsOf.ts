import type { CronSchedule, PlanSchedule } from 'backstage-plugin-backups-node';
import { standardCron } from 'backstage-plugin-backups-node';
import type { RecurringJob, Volume } from '../read/Volume';
import type { ClusterContext, Observed } from './ClusterContext';

const JOB_LABEL = 'recurring-job.longhorn.io/';
const GROUP_LABEL = 'recurring-job-group.longhorn.io/';

/** The group of volumes that name neither a job nor a group. */
const DEFAULT_GROUP = 'default';

/** Tasks that write to the backup store; the others stay in the cluster. */
const COPYING = new Set(['backup', 'backup-force-create']);
const SNAPPING = new Set(['snapshot', 'snapshot-force-create']);

function namesWith(
  labels: Readonly<Record<string, string>>,
  prefix: string,
): string[] {
  return Object.entries(labels).flatMap(([label, value]) =>
    label.startsWith(prefix) && value === 'enabled'
      ? [label.slice(prefix.length)]
      : [],
  );
}

/** @returns the labels that put a volume into jobs and groups */
export function jobLabelsOf(volume: Observed<Volume>): string[] {
  return Object.entries(volume.subject.labels).flatMap(([label, value]) =>
    value === 'enabled' &&
    (label.startsWith(JOB_LABEL) || label.startsWith(GROUP_LABEL))
      ? [label]
      : [],
  );
}

/** @returns the recurring jobs that are run for a volume, by its labels */
export function jobsOf(
  volume: Observed<Volume>,
  context: ClusterContext,
): { copying: Observed<RecurringJob>[]; snapping: Observed<RecurringJob>[] } {
  const { labels } = volume.subject;
  const names = new Set(namesWith(labels, JOB_LABEL));
  const groups = new Set(namesWith(labels, GROUP_LABEL));
  if (names.size === 0 && groups.size === 0) groups.add(DEFAULT_GROUP);
  const own = context.jobs.filter(
    ({ object, value }) =>
      names.has(object.metadata.name) ||
      (value.spec?.groups ?? []).some(group => groups.has(group)),
  );
  const doing = (tasks: ReadonlySet<string>) =>
    own.filter(({ value }) => tasks.has(value.spec?.task ?? ''));
  return { copying: doing(COPYING), snapping: doing(SNAPPING) };
}

/** When the jobs of a volume copy it. */
export function scheduleOf(
  jobs: readonly Observed<RecurringJob>[],
  timeZone: string,
): PlanSchedule {
  const schedules = jobs.map(({ value }) =>
    standardCron(value.spec?.cron ?? '', timeZone, 'Kubernetes'),
  );
  const crons = schedules.filter(
    (schedule): schedule is CronSchedule => schedule.kind === 'cron',
  );
  if (crons.length > 1) {
    return {
      kind: 'several',
      each: crons.map(schedule => ({ makes: 'incremental', schedule })),
    };
  }
  return crons.at(0) ?? schedules.at(0) ?? { kind: 'manual' };
}
