import { Cron } from 'croner';
import { CronSchedule, parseRobfigCron } from 'backstage-plugin-backups-node';

/** An expression as it can be asked for slots. */
export type CronReading =
  | {
      kind: 'fields';
      parser: Cron;
      /** Seconds between two instants that may differ in whether they fit. */
      resolution: 1 | 60;
    }
  /** So long after whatever came before, on no grid. */
  | { kind: 'every'; seconds: number };

function fields(
  pattern: string,
  zone: string,
  options: { bothDays: boolean; seconds: boolean },
): CronReading {
  return {
    kind: 'fields',
    parser: new Cron(pattern, {
      timezone: zone,
      paused: true,
      domAndDow: options.bothDays,
    }),
    resolution: options.seconds ? 1 : 60,
  };
}

function read(schedule: CronSchedule): CronReading | undefined {
  const { expression, zone, dialect } = schedule;
  switch (dialect) {
    case 'standard':
      return fields(expression, zone, { bothDays: false, seconds: false });
    case 'robfig-v1': {
      // The library below has the same fields, and other ideas of `?`, of
      // names, of Sunday and of what two limited days mean.
      const parsed = parseRobfigCron(expression);
      switch (parsed.kind) {
        case 'fields':
        case 'descriptor':
          return fields(parsed.pattern, zone, {
            bothDays: parsed.kind === 'fields' && !parsed.eitherDay,
            seconds: !parsed.pattern.startsWith('0 '),
          });
        case 'every':
          return parsed;
        case 'invalid':
          return undefined;
        default: {
          const unplaced: never = parsed;
          throw new Error(`Reading without a place: ${unplaced}`);
        }
      }
    }
    default: {
      const unplaced: never = dialect;
      throw new Error(`Dialect without a reading: ${unplaced}`);
    }
  }
}

/**
 * Reads an expression in its dialect.
 *
 * @returns `undefined` for an expression or a zone that nobody can read
 */
export function readCron(schedule: CronSchedule): CronReading | undefined {
  try {
    // The library looks at the zone only when it is asked for a slot.
    Intl.DateTimeFormat('en-US', { timeZone: schedule.zone });
    return read(schedule);
  } catch {
    return undefined;
  }
}
