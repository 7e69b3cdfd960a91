import { durationInWords } from 'backstage-plugin-backups-common';
import {
  CronSchedule,
  PlanSchedule,
  parseRobfigCron,
} from 'backstage-plugin-backups-node';
import cronstrue from 'cronstrue';

/** What the library is given: fields without a dialect of their own. */
function plainExpression({ expression, dialect }: CronSchedule): string {
  switch (dialect) {
    case 'standard':
      return expression;
    case 'robfig-v1': {
      const parsed = parseRobfigCron(expression);
      if (parsed.kind === 'every') {
        return `every ${durationInWords(parsed.seconds)}`;
      }
      return parsed.kind === 'invalid' ? expression : parsed.pattern;
    }
    default: {
      const unplaced: never = dialect;
      throw new Error(`Dialect without words: ${unplaced}`);
    }
  }
}

function cronInWords(schedule: CronSchedule): string {
  const expression = plainExpression(schedule);
  if (expression.startsWith('every ')) return expression;
  try {
    const words = cronstrue.toString(expression, {
      use24HourTimeFormat: true,
      verbose: false,
    });
    return words.charAt(0).toLocaleLowerCase('en-US') + words.slice(1);
  } catch {
    // Not every dialect is known to the library; the expression itself is exact.
    return `on ${schedule.expression}`;
  }
}

const HOUR = 3600;
const NAMED_PERIODS: Record<number, string> = {
  [HOUR]: 'hourly',
  [24 * HOUR]: 'daily',
  [7 * 24 * HOUR]: 'weekly',
};

/**
 * @param periodSeconds - between two slots, where there are slots
 * @returns a word or two, for instance `every 6 h`
 */
export function cadenceInWords(
  schedule: PlanSchedule,
  periodSeconds: number | undefined,
): string {
  switch (schedule.kind) {
    case 'cron':
    case 'several':
      return periodSeconds === undefined
        ? 'never due'
        : NAMED_PERIODS[periodSeconds] ??
            `every ${durationInWords(periodSeconds)}`;
    case 'continuous':
      return 'continuous';
    case 'manual':
      return 'by hand';
    case 'invalid':
    case 'none':
      return 'no schedule';
    default: {
      const unplaced: never = schedule;
      throw new Error(`Schedule without words: ${JSON.stringify(unplaced)}`);
    }
  }
}

/** @returns a schedule in plain words, for instance `at 28 minutes past the hour, UTC` */
export function scheduleInWords(schedule: PlanSchedule): string {
  switch (schedule.kind) {
    case 'cron':
      return `${cronInWords(schedule)} (${schedule.zone})`;
    case 'several':
      return schedule.each
        .map(({ makes, schedule: part }) => `${makes} ${scheduleInWords(part)}`)
        .join('; ');
    case 'continuous':
      return 'continuously: a new run begins when one ends';
    case 'manual':
      return schedule.hidden
        ? `only by hand: a manual trigger hides "${cronInWords(
            schedule.hidden,
          )}"`
        : 'only by hand';
    case 'invalid':
      return `an expression that cannot be read: ${schedule.message}`;
    case 'none':
      return 'nothing says when';
    default: {
      const unplaced: never = schedule;
      throw new Error(`Schedule without words: ${JSON.stringify(unplaced)}`);
    }
  }
}
