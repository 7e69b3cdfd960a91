import type { PlanSchedule } from 'backstage-plugin-backups-node';
import type { CloudSyncTask } from '../read/schemas';

/** One element of a field as TrueNAS accepts it. Source: `croniter`. */
const ELEMENT =
  /^(\*|[0-9]{1,2}|[a-z]{3})(-([0-9]{1,2}|[a-z]{3}))?(\/[0-9]{1,2})?$/i;

function withoutLeadingZeros(field: string): string {
  return field.replace(/\b0+(?=\d)/g, '');
}

/**
 * @param zone - of the NAS: its schedules are in its own time
 * @returns the task's schedule; the default minute of TrueNAS is `00`
 */
export function scheduleOf(task: CloudSyncTask, zone: string): PlanSchedule {
  const { schedule } = task;
  if (!schedule) return { kind: 'none' };
  const {
    minute = '0',
    hour = '*',
    dom = '*',
    month = '*',
    dow = '*',
  } = schedule;
  const fields = [minute, hour, dom, month, dow].map(withoutLeadingZeros);
  const expression = fields.join(' ');
  const odd = fields.find(field =>
    field.split(',').some(element => !ELEMENT.test(element)),
  );
  return odd === undefined
    ? { kind: 'cron', expression, zone, dialect: 'standard' }
    : {
        kind: 'invalid',
        expression,
        message: `'${odd}' is no field of a schedule`,
      };
}
