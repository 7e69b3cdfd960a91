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

/** The least and the greatest value of each of five fields. */
const RANGES = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;

/**
 * A step that leaves its range fires at the first value of it only: the library
 * refuses it, while cron and what is built like it run `*\/90` every hour.
 */
function withoutWideSteps(expression: string): string {
  return expression
    .split(/\s+/)
    .map((field, index) => {
      const [least, greatest] = RANGES[index] ?? [];
      if (least === undefined || greatest === undefined) return field;
      return field.replace(
        /(\*|\d+)(?:-(\d+))?\/(\d+)/g,
        (part, from: string, to: string | undefined, step: string) => {
          const first = from === '*' ? least : Number(from);
          const last = to === undefined ? greatest : Number(to);
          return first <= last && Number(step) > last - first
            ? String(first)
            : part;
        },
      );
    })
    .join(' ');
}

function read(schedule: CronSchedule): CronReading | undefined {
  const { expression, zone, dialect } = schedule;
  switch (dialect) {
    case 'standard':
      return fields(withoutWideSteps(expression), zone, {
        bothDays: false,
        seconds: false,
      });
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
