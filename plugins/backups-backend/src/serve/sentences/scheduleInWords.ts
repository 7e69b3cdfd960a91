import { durationInWords } from 'backstage-plugin-backups-common';
import { PlanSchedule } from 'backstage-plugin-backups-node';
import cronstrue from 'cronstrue';

function cronInWords(expression: string): string {
  try {
    const words = cronstrue.toString(expression, {
      use24HourTimeFormat: true,
      verbose: false,
    });
    return words.charAt(0).toLocaleLowerCase('en-US') + words.slice(1);
  } catch {
    // Not every dialect is known to the library; the expression itself is exact.
    return `on ${expression}`;
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
      return `${cronInWords(schedule.expression)} (${schedule.zone})`;
    case 'continuous':
      return 'continuously: a new run begins when one ends';
    case 'manual':
      return schedule.hiddenCron
        ? `only by hand: a manual trigger hides "${cronInWords(
            schedule.hiddenCron,
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
