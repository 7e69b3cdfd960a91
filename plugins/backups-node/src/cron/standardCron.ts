import type { PlanSchedule } from '../provider/facts/PlanSchedule';
import { isTimeZone } from '../text/isTimeZone';
import { sentenceOf } from '../text/sentenceOf';
import { parseRobfigCron } from './parseRobfigCron';

const ZONE_PREFIX = /^(?:CRON_TZ|TZ)=(\S*)\s*/;

/**
 * Reads a schedule as `ParseStandard` of robfig/cron does, which Velero and
 * Kubernetes' own CronJobs use: five fields or a descriptor, with a zone in front
 * if it likes.
 *
 * @param text - for instance `CRON_TZ=Europe/Zurich 0 3 * * *` or `@every 6h`
 * @param defaultZone - IANA name of the zone of whatever runs it, `UTC`
 * @param runner - for sentences: `Velero`
 *
 * @public
 */
export function standardCron(
  text: string,
  defaultZone: string,
  runner: string,
): PlanSchedule {
  const trimmed = text.trim();
  const invalid = (message: string): PlanSchedule => ({
    kind: 'invalid',
    expression: sentenceOf(text),
    message,
  });
  const prefix = ZONE_PREFIX.exec(trimmed);
  const zone = prefix === null ? defaultZone : prefix[1];
  if (!isTimeZone(zone)) return invalid(`'${zone}' is not a time zone`);
  const expression =
    prefix === null ? trimmed : trimmed.slice(prefix[0].length);
  const isDescriptor = expression.startsWith('@');
  const fields = expression === '' ? 0 : expression.split(/\s+/).length;
  if (!isDescriptor && fields !== 5) {
    return invalid(`${runner} takes five fields, and this has ${fields}`);
  }
  // The reader of version 1 has the same fields, with seconds in front.
  const read = parseRobfigCron(isDescriptor ? expression : `0 ${expression}`);
  switch (read.kind) {
    case 'invalid':
      return invalid(read.message);
    case 'every':
      return { kind: 'cron', expression, zone, dialect: 'robfig-v1' };
    case 'descriptor':
    case 'fields':
      return {
        kind: 'cron',
        expression: read.pattern.replace(/^0 /, ''),
        zone,
        dialect: 'standard',
      };
    default: {
      const unplaced: never = read;
      throw new Error(`Reading without a place: ${String(unplaced)}`);
    }
  }
}
