import { PlanState } from 'backstage-plugin-backups-common';
import { PlanFact } from 'backstage-plugin-backups-node';
import { DAY, HOUR, MINUTE } from './facts';
import { INTERVAL, WatchedPlan } from './judged';

/**
 * The rules of the product, evaluated directly from facts and a clock, without
 * thresholds and without what is remembered between readings. Slow, and only
 * for tests. An instant is the second that begins there: "longer than" holds
 * from the instant at which the length is reached.
 */

interface Success {
  started: number;
  finished: number;
  duration?: number;
}

/** What a person would note who looks at all readings of a plan. */
export interface PlanNotes {
  fact: PlanFact;
  readAt: number;
  gone: boolean;
  successes: Success[];
  switchedOff: boolean;
  controllerErrs: boolean;
  editedAt: number;
  firstSeenAt: number;
}

type Reading = { readAt: number; fact: PlanFact };

function successesIn(readings: Reading[]): Success[] {
  const successes: Success[] = [];
  let ignored = 0;
  readings.forEach(({ fact }, index) => {
    const claim = fact.lastSuccess;
    if (!claim) return;
    const newest = successes.at(-1)?.finished ?? 0;
    const isRun = !fact.nothingCopied && (!fact.suspended || index === 0);
    if (isRun && claim.finishedAt > newest && claim.finishedAt > ignored) {
      successes.push({
        started: claim.finishedAt - (claim.durationSeconds ?? 0),
        finished: claim.finishedAt,
        duration: claim.durationSeconds,
      });
    }
    if (fact.suspended) ignored = Math.max(ignored, claim.finishedAt);
  });
  return successes;
}

/** The readings at the end of which all are of some kind. */
function lastStreak(
  readings: Reading[],
  isKind: (fact: PlanFact) => boolean,
): Reading[] {
  const reversed = [...readings].reverse();
  const end = reversed.findIndex(({ fact }) => !isKind(fact));
  return (end < 0 ? reversed : reversed.slice(0, end)).reverse();
}

/** Reads all readings of a plan at once. */
export function notesOf(watched: WatchedPlan): PlanNotes {
  const readings = watched.readings.filter(
    (reading): reading is Reading => reading.fact !== 'gone',
  );
  const last = readings[readings.length - 1];
  const lastReading = watched.readings[watched.readings.length - 1];
  const { readAt } = lastReading;

  const paused = lastStreak(readings, fact => fact.suspended);
  const switchedOff =
    paused.length > 0 &&
    (paused.length === readings.length || readAt - paused[0].readAt > 7 * DAY);

  const errors = lastStreak(
    readings,
    fact => fact.controllerError !== undefined,
  );
  const sightings = errors.flatMap(({ readAt: seen, fact }) => [
    seen,
    fact.controllerError?.since ?? seen,
  ]);
  const isDated = last.fact.controllerError?.since !== undefined;
  const edits = readings.filter(
    ({ fact }, index) =>
      index > 0 &&
      JSON.stringify(fact.schedule) !==
        JSON.stringify(readings[index - 1].fact.schedule),
  );
  return {
    fact: last.fact,
    readAt,
    gone: lastReading.fact === 'gone',
    successes: successesIn(readings),
    switchedOff,
    controllerErrs:
      errors.length > 0 &&
      readAt - Math.min(...sightings) >= 10 * MINUTE &&
      (errors.length >= 2 || isDated),
    editedAt: edits.at(-1)?.readAt ?? 0,
    firstSeenAt: readings[0].readAt,
  };
}

function fieldFits(text: string, value: number): boolean {
  if (text === '*') return true;
  if (text.startsWith('*/')) return value % Number(text.slice(2)) === 0;
  const [low, high = low] = text.split('-').map(Number);
  return low <= value && value <= high;
}

const slots = new Map<string, number>();

/** Minute by minute; understands `minute hour * * weekday` in UTC. */
function slotAfter(expression: string, after: number): number {
  const key = `${expression} ${after}`;
  const [minute, hour, , , weekday] = expression.split(' ');
  let slot = slots.get(key) ?? (Math.floor(after / MINUTE) + 1) * MINUTE;
  for (;;) {
    const date = new Date(slot * 1000);
    const isDay = fieldFits(weekday, date.getUTCDay());
    if (!isDay || !fieldFits(hour, date.getUTCHours())) {
      slot = (Math.floor(slot / HOUR) + 1) * HOUR;
    } else if (!fieldFits(minute, date.getUTCMinutes())) {
      slot += MINUTE;
    } else {
      slots.set(key, slot);
      return slot;
    }
  }
}

function usualDuration(notes: PlanNotes): number | undefined {
  const durations = notes.successes
    .flatMap(success => success.duration ?? [])
    .slice(-20)
    .sort((a, b) => a - b);
  // The smallest that at least 19 of 20 do not exceed.
  return durations.find(
    duration =>
      durations.filter(other => other <= duration).length >=
      0.95 * durations.length,
  );
}

/** When it is due, the gap between slots, and the grace after it. */
export function dutyOf(
  notes: PlanNotes,
  declaredRpo: number | undefined,
): { due?: number; gap?: number; grace: number } {
  const { schedule, createdAt } = notes.fact;
  const success = notes.successes.at(-1);
  const begin = success?.finished ?? createdAt ?? notes.firstSeenAt;
  let due: number | undefined;
  let gap: number | undefined;
  if (schedule.kind === 'cron') {
    due = slotAfter(schedule.expression, Math.max(begin, notes.editedAt));
    gap = slotAfter(schedule.expression, due) - due;
  } else if (schedule.kind === 'continuous') {
    gap = usualDuration(notes) ?? 30 * MINUTE;
    due = begin + gap;
  } else if (!success) {
    due = begin;
  } else if (declaredRpo !== undefined) {
    due = success.started + declaredRpo;
  }
  const duration = success ? usualDuration(notes) ?? 30 * MINUTE : DAY;
  const tenth = Math.round((gap ?? 0) / 10);
  const clamped = Math.max(15 * MINUTE, Math.min(tenth, 6 * HOUR));
  return { due, gap, grace: duration + clamped + INTERVAL };
}

/** The first row of the state table that matches, while the source is current. */
export function naiveState(
  notes: PlanNotes,
  declaredRpo: number | undefined,
  now: number,
): Exclude<PlanState, 'unreadable'> {
  const { fact, successes } = notes;
  if (notes.gone) return 'gone';
  if (fact.suspended) return 'suspended';
  if (fact.lastAttemptFailed || notes.controllerErrs) return 'failing';
  if (fact.runningSince !== undefined) {
    const usual = usualDuration(notes) ?? 30 * MINUTE;
    const longest = successes.length ? Math.max(3 * usual, 2 * HOUR) : DAY;
    if (now - fact.runningSince >= longest) return 'stuck';
  }
  if (fact.nothingCopied) return 'hollow';
  // A tool that keeps no word of its successes can neither be late nor new.
  if (!fact.reportsSuccess) return 'unscheduled';
  const { due, grace } = dutyOf(notes, declaredRpo);
  const isOver = due !== undefined && now >= due + grace;
  if (successes.length === 0) return isOver ? 'never-ran' : 'new';
  if (isOver) return 'overdue';
  if (due === undefined) return 'unscheduled';
  if (now >= due && fact.runningSince === undefined) return 'late';
  return 'healthy';
}
