import { CronSchedule } from 'backstage-plugin-backups-node';
import { CronReading, readCron } from './readCron';
import { repeatedStretches } from './repeatedHours';

type CronFields = Extract<CronReading, { kind: 'fields' }>;
type CronParser = CronFields['parser'];

/** A slot is looked for at most this often before an expression counts as one that never fires. */
const MOST_SKIPPED_SLOTS = 50;

/** Two windows serve one plan (next slot, gap); a few more serve neighbours on the same schedule. */
const KEPT_WINDOWS = 8;

interface KnownCron {
  /** Absent: an expression nobody can read. It has no slots; its provider reports it. */
  reading?: CronReading;
  /** For every instant in [after, slot), `slot` is the next one. Newest last. */
  windows: { after: number; slot: number }[];
}

/** Parsing and evaluating cost up to 0.1 ms each; between two cycles hardly anything moves. */
const known = new Map<string, KnownCron>();

function yearOf(instant: number): number {
  return new Date(instant * 1000).getUTCFullYear();
}

function knownCron(schedule: CronSchedule): KnownCron {
  const key = `${schedule.dialect} ${schedule.zone} ${schedule.expression}`;
  let cron = known.get(key);
  if (!cron) {
    cron = { reading: readCron(schedule), windows: [] };
    known.set(key, cron);
  }
  return cron;
}

/** The library's next slot that fits the expression. */
function parsedSlot(parser: CronParser, after: number): number | undefined {
  let from = new Date(after * 1000);
  for (let skipped = 0; skipped < MOST_SKIPPED_SLOTS; skipped += 1) {
    const slot = parser.nextRun(from);
    if (!slot) return undefined;
    // The library moves a slot of the gap behind it; such a time does not fit the expression.
    if (parser.match(slot)) return Math.floor(slot.getTime() / 1000);
    from = slot;
  }
  return undefined;
}

/**
 * Of an hour that happens twice the library knows one, and asked from the other
 * it may answer with the past; robfig/cron runs in both.
 */
function zonedSlot(
  { parser, resolution }: CronFields,
  zone: string,
  after: number,
): number | undefined {
  const here = repeatedStretches(zone, yearOf(after)).find(
    ({ from, until }) => from <= after && after < until,
  );
  const parsed = parsedSlot(parser, here ? here.until - 1 : after);
  const lastYear = yearOf(parsed ?? after);
  for (let year = yearOf(after); year <= lastYear; year += 1) {
    for (const { from, until } of repeatedStretches(zone, year)) {
      const next = (Math.floor(after / resolution) + 1) * resolution;
      const end = Math.min(until, parsed ?? until);
      for (
        let instant = Math.max(from, next);
        instant < end;
        instant += resolution
      ) {
        if (parser.match(new Date(instant * 1000))) return instant;
      }
    }
  }
  return parsed;
}

/**
 * The first due slot after an instant. A slot inside a daylight-saving gap
 * does not exist and is not due; one in an hour that happens twice is due
 * twice. robfig/cron, which VolSync and CloudNativePG use, does the same.
 *
 * @param schedule - expression and zone
 * @param after - epoch seconds, exclusive
 * @returns epoch seconds, or `undefined` when the expression never fires
 */
export function nextSlot(
  schedule: CronSchedule,
  after: number,
): number | undefined {
  const { reading, windows } = knownCron(schedule);
  if (!reading) return undefined;
  if (reading.kind === 'every') return after + reading.seconds;
  const window = windows.find(
    candidate => candidate.after <= after && after < candidate.slot,
  );
  if (window) return window.slot;
  const slot =
    schedule.zone === 'UTC'
      ? parsedSlot(reading.parser, after)
      : zonedSlot(reading, schedule.zone, after);
  if (slot === undefined) return undefined;
  const wider = windows.find(candidate => candidate.slot === slot);
  if (wider) wider.after = Math.min(wider.after, after);
  else windows.push({ after, slot });
  if (windows.length > KEPT_WINDOWS) windows.shift();
  return slot;
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
 * The slots in (after, until], oldest first.
 *
 * @param most - no more than these
 */
export function slotsBetween(
  schedule: CronSchedule,
  after: number,
  until: number,
  most: number = 1000,
): number[] {
  const slots: number[] = [];
  let slot = nextSlot(schedule, after);
  while (slot !== undefined && slot <= until && slots.length < most) {
    slots.push(slot);
    slot = nextSlot(schedule, slot);
  }
  return slots;
}
