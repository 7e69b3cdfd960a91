import type { BackupType } from 'backstage-plugin-backups-common';
import type { CronSchedule, PlanSchedule } from 'backstage-plugin-backups-node';
import { parseRobfigCron, sentenceOf } from 'backstage-plugin-backups-node';
import type { ScheduledBackup } from '../read/ScheduledBackup';
import type { Observed } from './ClusterContext';
import { backupTypeOf } from './recordsOf';
import type { Setup } from './setupsOf';

/** A ScheduledBackup of one repository. */
export interface RepositorySchedule {
  observed: Observed<ScheduledBackup>;
  makes: BackupType;
  suspended: boolean;
  schedule: CronSchedule | Extract<PlanSchedule, { kind: 'invalid' }>;
}

/**
 * @param timeZone - of the operator; a schedule cannot bring its own
 */
export function repositoryScheduleOf(
  observed: Observed<ScheduledBackup>,
  tool: Setup['tool'],
  timeZone: string,
): RepositorySchedule {
  const { spec = {}, status = {} } = observed.value;
  const expression = sentenceOf(spec.schedule ?? '');
  const parsed = parseRobfigCron(expression);
  const parameters = spec.pluginConfiguration?.parameters;
  const chained = tool === 'dalibo' || tool === 'opera';
  const refused = status.error;
  const message =
    parsed.kind === 'invalid'
      ? parsed.message
      : refused && `the operator refuses it: ${sentenceOf(refused)}`;
  return {
    observed,
    suspended: spec.suspend === true,
    makes: chained
      ? // What pgBackRest makes when it is not told.
        backupTypeOf(undefined, parameters?.backupType ?? parameters?.type) ??
        'incremental'
      : 'full',
    schedule: message
      ? { kind: 'invalid', expression, message }
      : { kind: 'cron', expression, zone: timeZone, dialect: 'robfig-v1' },
  };
}

/**
 * The schedule of a repository: of its schedules those that are not suspended;
 * where all are, what they would be.
 */
export function scheduleOf(
  schedules: readonly RepositorySchedule[],
): PlanSchedule {
  const active = schedules.filter(({ suspended }) => !suspended);
  const told = active.length > 0 ? active : schedules;
  const each = told.flatMap(({ makes, schedule }) =>
    schedule.kind === 'cron' ? [{ makes, schedule }] : [],
  );
  if (each.length > 0) return { kind: 'several', each };
  return told.at(0)?.schedule ?? { kind: 'none' };
}
