/** A schedule VolSync would run, or why it would not. */
export type CronCheck =
  | {
      valid: true;
      /** The same schedule in the common dialect: `?` and `5/15` spelled out. */
      expression: string;
    }
  | { valid: false; message: string };

/** Source: pattern of `spec.trigger.schedule` in the CRD. */
const MACROS = new Set([
  '@annually',
  '@yearly',
  '@monthly',
  '@weekly',
  '@daily',
  '@hourly',
]);

/** Source: `cron.ParseStandard` of robfig/cron; Sunday is 0 there, and 7 is no day. */
const FIELDS = [
  { name: 'minute', minimum: 0, maximum: 59 },
  { name: 'hour', minimum: 0, maximum: 23 },
  { name: 'day of month', minimum: 1, maximum: 31 },
  { name: 'month', minimum: 1, maximum: 12 },
  { name: 'day of week', minimum: 0, maximum: 6 },
] as const;

const PART = /^(?:(\*|\?)|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/;

function checkPart(
  part: string,
  field: (typeof FIELDS)[number],
): string | undefined {
  const match = PART.exec(part);
  if (match === null) return undefined;
  const [, star, low, high, step] = match;
  if (step !== undefined && Number(step) === 0) return undefined;
  const slash = step === undefined ? '' : `/${step}`;
  if (star !== undefined) return `*${slash}`;
  const from = Number(low);
  const to = high === undefined ? from : Number(high);
  if (from < field.minimum || to > field.maximum || from > to) return undefined;
  if (high === undefined && step !== undefined) {
    return `${from}-${field.maximum}${slash}`;
  }
  return `${low}${high === undefined ? '' : `-${high}`}${slash}`;
}

/**
 * Checks a schedule against what VolSync accepts: five fields of numbers, or one
 * of six macros. `@midnight`, `@every`, names such as `MON` and the `H` of Jenkins
 * are turned away by the CRD; six fields pass the CRD and fail in the controller.
 *
 * @param schedule - `spec.trigger.schedule` without a zone prefix
 */
export function parseCron(schedule: string): CronCheck {
  const expression = schedule.trim();
  if (expression.startsWith('@')) {
    return MACROS.has(expression)
      ? { valid: true, expression }
      : {
          valid: false,
          message: `VolSync does not know ${expression}; it knows ${[
            ...MACROS,
          ].join(', ')}`,
        };
  }
  const parts = expression.split(/\s+/);
  if (parts.length !== FIELDS.length) {
    return {
      valid: false,
      message: `VolSync schedules have five fields, this one has ${
        expression === '' ? 0 : parts.length
      }`,
    };
  }
  const checked: string[] = [];
  for (const [index, field] of FIELDS.entries()) {
    const elements = parts[index]
      .split(',')
      .map(part => checkPart(part, field));
    if (elements.includes(undefined)) {
      return {
        valid: false,
        message: `'${parts[index]}' is no ${field.name} VolSync accepts (numbers from ${field.minimum} to ${field.maximum})`,
      };
    }
    checked.push(elements.join(','));
  }
  return { valid: true, expression: checked.join(' ') };
}
