import { CronSchedule } from 'backstage-plugin-backups-node';
import { CronReading, readCron } from './readCron';
import { repeatedStretches } from './repeatedHours';

type CronFields = Extract<CronReading, { kind: 'fields' }>;
type CronParser = CronFields['parser'];

/** A slot is looked for at most this often before an expression counts as one that never fires. */
const MOST_SKIPPED_SLOTS = 50;

/** Two windows serve one plan (next slot, gap); a few more serve neighbours on the same schedule. */
const KEPT_WINDOWS = 8;

/** For every instant in [after, slot), `slot` is the next one. */
interface Window {
  after: number;
  slot: number;
}

/** Parsing and evaluating cost up to 0.5 ms each; between two cycles hardly anything moves. Newest last. */
const knownWindows = new Map<string, Window[]>();

/** Schedules that are known; beyond it all are forgotten at once. */
const MOST_SCHEDULES = 200_000;

/**
 * A parser weighs 83 kB (croner lists ten thousand years) and is needed when a
 * window ends: once for each run, not in every cycle. Absent values: expressions nobody can read. They have no slots;
 * their providers report them.
 */
const parsers = new Map<string, CronReading | undefined>();
const MOST_PARSERS = 50;

function yearOf(instant: number): number {
  return new Date(instant * 1000).getUTCFullYear();
}

function keyOf({ dialect, zone, expression }: CronSchedule): string {
  return `${dialect} ${zone} ${expression}`;
}

function readingOf(
  key: string,
  schedule: CronSchedule,
): CronReading | undefined {
  if (parsers.has(key)) return parsers.get(key);
  const reading = readCron(schedule);
  if (parsers.size >= MOST_PARSERS) parsers.clear();
  parsers.set(key, reading);
  return reading;
}

function remember(key: string, windows: Window[], found: Window): void {
  const wider = windows.find(candidate => candidate.slot === found.slot);
  if (wider) wider.after = Math.min(wider.after, found.after);
  else windows.push(found);
  if (windows.length > KEPT_WINDOWS) windows.shift();
  if (knownWindows.size >= MOST_SCHEDULES) knownWindows.clear();
  knownWindows.set(key, windows);
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
  const key = keyOf(schedule);
  const windows = knownWindows.get(key) ?? [];
  const window = windows.find(
    candidate => candidate.after <= after && after < candidate.slot,
  );
  if (window) return window.slot;
  const reading = readingOf(key, schedule);
  if (!reading) return undefined;
  if (reading.kind === 'every') return after + reading.seconds;
  const slot =
    schedule.zone === 'UTC'
      ? parsedSlot(reading.parser, after)
      : zonedSlot(reading, schedule.zone, after);
  if (slot !== undefined) remember(key, windows, { after, slot });
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
