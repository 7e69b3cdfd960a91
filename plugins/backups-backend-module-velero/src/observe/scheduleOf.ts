import type { PlanSchedule } from 'backstage-plugin-backups-node';
import {
  isTimeZone,
  parseRobfigCron,
  sentenceOf,
} from 'backstage-plugin-backups-node';

const ZONE_PREFIX = /^(?:CRON_TZ|TZ)=(\S*)\s*/;

/**
 * Reads `spec.schedule` of a Schedule as `ParseStandard` of robfig/cron does:
 * five fields or a descriptor, with a zone in front if it likes.
 *
 * @param text - for instance `CRON_TZ=Europe/Zurich 0 3 * * *` or `@every 6h`
 * @param serverZone - the zone of the Velero server
 */
export function scheduleOf(text: string, serverZone: string): PlanSchedule {
  const trimmed = text.trim();
  const invalid = (message: string): PlanSchedule => ({
    kind: 'invalid',
    expression: sentenceOf(text),
    message,
  });
  const prefix = ZONE_PREFIX.exec(trimmed);
  const zone = prefix === null ? serverZone : prefix[1];
  if (!isTimeZone(zone)) return invalid(`'${zone}' is not a time zone`);
  const expression =
    prefix === null ? trimmed : trimmed.slice(prefix[0].length);
  const isDescriptor = expression.startsWith('@');
  const fields = expression === '' ? 0 : expression.split(/\s+/).length;
  if (!isDescriptor && fields !== 5) {
    return invalid(`Velero takes five fields, and this has ${fields}`);
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
