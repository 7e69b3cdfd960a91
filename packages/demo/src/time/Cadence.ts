import { DAY, HOUR, MINUTE, WEEK } from './durations';

/**
 * How often a plan copies. Slots are UTC, as in the homelab. The weekly one is
 * given by one of its slots, in seconds after the anchor, so that a story can
 * ask for "due twenty minutes ago".
 */
export type Rhythm =
  | 'hourly'
  | 'six-hourly'
  | 'daily-at-midnight'
  | 'daily-at-four'
  | { weeklySlotAfterAnchor: number };

/**
 * A schedule as plain arithmetic: slots are `offset + n * period`. A cron
 * library costs 50 µs a question; the history asks hundreds of thousands.
 */
export interface Cadence {
  cron: string;
  /** Seconds between two slots. */
  period: number;
  /** Epoch seconds of one slot, less than a period. */
  offset: number;
}

/** 1970-01-01 was a Thursday, the fifth day of a cron week. */
const EPOCH_WEEKDAY = 4;

/**
 * @param rhythm - how often
 * @param minute - minute of the hour; unused for weekly rhythms
 * @param anchor - epoch seconds
 */
export function cadenceOf(
  rhythm: Rhythm,
  minute: number,
  anchor: number,
): Cadence {
  const offset = minute * MINUTE;
  switch (rhythm) {
    case 'hourly':
      return { cron: `${minute} * * * *`, period: HOUR, offset };
    case 'six-hourly':
      return { cron: `${minute} */6 * * *`, period: 6 * HOUR, offset };
    case 'daily-at-midnight':
      return { cron: `${minute} 0 * * *`, period: DAY, offset };
    case 'daily-at-four':
      return {
        cron: `${minute} 4 * * *`,
        period: DAY,
        offset: 4 * HOUR + offset,
      };
    default: {
      const slot = anchor + rhythm.weeklySlotAfterAnchor;
      const weekday = (Math.floor(slot / DAY) + EPOCH_WEEKDAY) % 7;
      const hour = Math.floor((slot % DAY) / HOUR);
      const slotMinute = Math.floor((slot % HOUR) / MINUTE);
      return {
        cron: `${slotMinute} ${hour} * * ${weekday}`,
        period: WEEK,
        offset: (slot - (slot % MINUTE)) % WEEK,
      };
    }
  }
}

/** @returns epoch seconds of the newest slot that is not after `instant` */
export function slotAtOrBefore(cadence: Cadence, instant: number): number {
  return (
    Math.floor((instant - cadence.offset) / cadence.period) * cadence.period +
    cadence.offset
  );
}

/** @returns epoch seconds of the first slot after `instant` */
export function slotAfter(cadence: Cadence, instant: number): number {
  return slotAtOrBefore(cadence, instant) + cadence.period;
}
