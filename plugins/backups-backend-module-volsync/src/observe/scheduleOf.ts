import type { PlanSchedule } from 'backstage-plugin-backups-node';
import { isTimeZone } from 'backstage-plugin-backups-node';
import { parseCron } from './parseCron';

/** `spec.trigger` of a source or of a maintenance. */
export interface Trigger {
  schedule?: string;
  manual?: string;
}

const ZONE_PREFIX = /^(?:CRON_TZ|TZ)=(\S*)\s*/;

/**
 * Reads a cron schedule, with the zone it may carry in front.
 *
 * @param text - for instance `CRON_TZ=Pacific/Auckland 0 3 * * *`
 * @param defaultZone - the zone of the controller
 */
export function cronSchedule(text: string, defaultZone: string): PlanSchedule {
  const trimmed = text.trim();
  const prefix = ZONE_PREFIX.exec(trimmed);
  const zone = prefix === null ? defaultZone : prefix[1];
  if (!isTimeZone(zone)) {
    return {
      kind: 'invalid',
      expression: text,
      message: `'${zone}' is not a time zone`,
    };
  }
  const check = parseCron(
    prefix === null ? trimmed : trimmed.slice(prefix[0].length),
  );
  return check.valid
    ? { kind: 'cron', expression: check.expression, zone, dialect: 'standard' }
    : { kind: 'invalid', expression: text, message: check.message };
}

/**
 * What makes a source run. Source: `getTrigger` of VolSync's state machine: a
 * manual trigger that is not empty beats the schedule; without either the source
 * runs again as soon as it is done.
 *
 * @param trigger - `spec.trigger`
 * @param defaultZone - the zone of the controller
 */
export function scheduleOf(
  trigger: Trigger | undefined,
  defaultZone: string,
): PlanSchedule {
  const schedule = trigger?.schedule?.trim() ? trigger.schedule : undefined;
  const written =
    schedule === undefined ? undefined : cronSchedule(schedule, defaultZone);
  if (trigger?.manual) {
    return written?.kind === 'cron'
      ? { kind: 'manual', hidden: written }
      : { kind: 'manual' };
  }
  return written ?? { kind: 'continuous' };
}
