import type { PlanSchedule } from 'backstage-plugin-backups-node';
import { standardCron } from 'backstage-plugin-backups-node';
import type { Repository } from './repositoriesOf';

/**
 * The schedule of a repository, by the specification: each type has one of its own.
 *
 * @param runner - what reads it, for sentences
 */
export function scheduleOf(
  { schedules }: Repository,
  timeZone: string,
  runner: string,
): PlanSchedule {
  const read = schedules.map(({ makes, expression }) => ({
    makes,
    schedule: standardCron(expression, timeZone, runner),
  }));
  const each = read.flatMap(({ makes, schedule }) =>
    schedule.kind === 'cron' ? [{ makes, schedule }] : [],
  );
  if (each.length > 0) return { kind: 'several', each };
  return read.at(0)?.schedule ?? { kind: 'none' };
}
