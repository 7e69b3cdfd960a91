import { Cron } from 'croner';
import { PlanSchedule } from 'backstage-plugin-backups-node';

type CronSchedule = Extract<PlanSchedule, { kind: 'cron' }>;

/** A slot is looked for at most this often before an expression counts as one that never fires. */
const MOST_SKIPPED_SLOTS = 50;

/** Two windows serve one plan (next slot, gap); a few more serve neighbours on the same schedule. */
const KEPT_WINDOWS = 8;

interface KnownCron {
  /** Absent: an expression nobody can read. It has no slots; its provider reports it. */
  parser?: Cron;
  /** For every instant in [after, slot), `slot` is the next one. Newest last. */
  windows: { after: number; slot: number }[];
}

/** Parsing and evaluating cost up to 0.1 ms each; between two cycles hardly anything moves. */
const known = new Map<string, KnownCron>();

function knownCron(schedule: CronSchedule): KnownCron {
  const key = `${schedule.zone} ${schedule.expression}`;
  let cron = known.get(key);
  if (!cron) {
    cron = { windows: [] };
    try {
      cron.parser = new Cron(schedule.expression, {
        timezone: schedule.zone,
        paused: true,
      });
    } catch {
      cron.parser = undefined;
    }
    known.set(key, cron);
  }
  return cron;
}

/**
 * The first due slot after an instant. A slot inside a daylight-saving gap
 * does not exist and is not due; robfig/cron, which VolSync and CloudNativePG
 * use, skips it too.
 *
 * @param schedule - expression and zone
 * @param after - epoch seconds, exclusive
 * @returns epoch seconds, or `undefined` when the expression never fires
 */
export function nextSlot(
  schedule: CronSchedule,
  after: number,
): number | undefined {
  const { parser, windows } = knownCron(schedule);
  const window = windows.find(
    candidate => candidate.after <= after && after < candidate.slot,
  );
  if (window) return window.slot;
  let from = new Date(after * 1000);
  for (let skipped = 0; parser && skipped < MOST_SKIPPED_SLOTS; skipped += 1) {
    const slot = parser.nextRun(from);
    if (!slot) return undefined;
    // The library moves a slot of the gap behind it; such a time does not fit the expression.
    if (parser.match(slot)) {
      const instant = Math.floor(slot.getTime() / 1000);
      windows.push({ after, slot: instant });
      if (windows.length > KEPT_WINDOWS) windows.shift();
      return instant;
    }
    from = slot;
  }
  return undefined;
}

/**
 * Seconds between the first slot after an instant and the one after that.
 *
 * @returns `undefined` when there are no two slots
 */
export function gapAfter(
  schedule: CronSchedule,
  after: number,
): number | undefined {
  const first = nextSlot(schedule, after);
  const second = first === undefined ? undefined : nextSlot(schedule, first);
  return first === undefined || second === undefined
    ? undefined
    : second - first;
}

/**
 * How many slots lie in (after, until].
 *
 * @param most - counting stops there
 */
export function countSlots(
  schedule: CronSchedule,
  after: number,
  until: number,
  most: number = 1000,
): number {
  let count = 0;
  let slot = nextSlot(schedule, after);
  while (slot !== undefined && slot <= until && count < most) {
    count += 1;
    slot = nextSlot(schedule, slot);
  }
  return count;
}
