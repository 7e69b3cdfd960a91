import { parseGoDuration } from '../parse/parseGoDuration';

/**
 * What version 1 of robfig/cron makes of a text.
 *
 * @public
 */
export type RobfigCron =
  | {
      kind: 'fields';
      /** Second, minute, hour, day, month, weekday: numbers only. */
      pattern: string;
      /**
       * Days of the month and of the week are both limited: then one of them is
       * enough. Otherwise both must fit.
       */
      eitherDay: boolean;
      /** How many fields were written. */
      written: 5 | 6;
    }
  | { kind: 'descriptor'; pattern: string }
  | { kind: 'every'; seconds: number }
  | { kind: 'invalid'; message: string };

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const WEEKDAYS = 'sun mon tue wed thu fri sat'.split(' ');

interface Field {
  name: string;
  minimum: number;
  maximum: number;
  /** Names of values, from the minimum on. */
  names: string[];
}

/** Source: `bounds` in spec.go of robfig/cron v1.2.0. Sunday is 0 and not 7. */
const FIELDS: Field[] = [
  { name: 'second', minimum: 0, maximum: 59, names: [] },
  { name: 'minute', minimum: 0, maximum: 59, names: [] },
  { name: 'hour', minimum: 0, maximum: 23, names: [] },
  { name: 'day of the month', minimum: 1, maximum: 31, names: [] },
  { name: 'month', minimum: 1, maximum: 12, names: MONTHS },
  { name: 'day of the week', minimum: 0, maximum: 6, names: WEEKDAYS },
];
const DAY_OF_MONTH = 3;
const DAY_OF_WEEK = 5;

/** Source: `parseDescriptor` of the same version. */
const DESCRIPTORS: Record<string, string> = {
  '@yearly': '0 0 0 1 1 *',
  '@annually': '0 0 0 1 1 *',
  '@monthly': '0 0 0 1 * *',
  '@weekly': '0 0 0 * * 0',
  '@daily': '0 0 0 * * *',
  '@midnight': '0 0 0 * * *',
  '@hourly': '0 0 * * * *',
};

const RANGE = /^([*?]|\w+)(?:-(\w+))?(?:\/(\d+))?$/;

function valueOf(text: string, field: Field): number | undefined {
  const named = field.names.indexOf(text.toLocaleLowerCase('en-US'));
  if (named >= 0) return field.minimum + named;
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

/** One element of a list, in numbers; `undefined` where it is refused. */
function rangeOf(text: string, field: Field): string | undefined {
  const match = RANGE.exec(text);
  if (!match) return undefined;
  const [, low, high, step] = match;
  if (step !== undefined && Number(step) === 0) return undefined;
  const slash = step === undefined ? '' : `/${step}`;
  // The library does not look at what a star's range ends with.
  if (low === '*' || low === '?') return `*${slash}`;
  const from = valueOf(low, field);
  const to = high === undefined ? from : valueOf(high, field);
  if (from === undefined || to === undefined) return undefined;
  if (from < field.minimum || to > field.maximum || from > to) return undefined;
  if (high !== undefined) return `${from}-${to}${slash}`;
  // `5/15` means from 5 to the end.
  return step === undefined ? `${from}` : `${from}-${field.maximum}${slash}`;
}

function parseDescriptor(text: string): RobfigCron {
  const pattern = DESCRIPTORS[text];
  if (pattern) return { kind: 'descriptor', pattern };
  const every = /^@every (.+)$/.exec(text);
  const seconds = every ? parseGoDuration(every[1]) : undefined;
  if (seconds !== undefined && seconds >= 0) {
    return { kind: 'every', seconds: Math.max(1, Math.floor(seconds)) };
  }
  return { kind: 'invalid', message: `it does not know ${text}` };
}

/**
 * Reads a schedule as version 1 of robfig/cron does: seconds first, the day of
 * the week may be missing, so that five fields are second, minute, hour, day
 * and month. Sunday is 0 only, and there are no time zones in front.
 *
 * @param text - for instance `spec.schedule` of a ScheduledBackup of CloudNativePG
 *
 * @public
 */
export function parseRobfigCron(text: string): RobfigCron {
  const trimmed = text.trim();
  if (trimmed.startsWith('@')) return parseDescriptor(trimmed);
  const parts = trimmed === '' ? [] : trimmed.split(/\s+/);
  if (parts.length !== 5 && parts.length !== 6) {
    return {
      kind: 'invalid',
      message: `it takes five or six fields, and this has ${parts.length}`,
    };
  }
  const written = parts.length;
  if (written === 5) parts.push('*');
  const fields: string[] = [];
  const limited: boolean[] = [];
  for (const [index, field] of FIELDS.entries()) {
    const ranges = parts[index]
      .split(',')
      .map(element => rangeOf(element, field));
    if (ranges.includes(undefined)) {
      return {
        kind: 'invalid',
        message: `'${parts[index]}' is no ${field.name} (${field.minimum} to ${field.maximum})`,
      };
    }
    fields.push(ranges.join(','));
    limited.push(!/[*?]/.test(parts[index]));
  }
  return {
    kind: 'fields',
    pattern: fields.join(' '),
    eitherDay: limited[DAY_OF_MONTH] && limited[DAY_OF_WEEK],
    written,
  };
}
