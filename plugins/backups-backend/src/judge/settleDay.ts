import { PlanState, dayOf, planStateAt } from 'backstage-plugin-backups-common';
import { CronSchedule } from 'backstage-plugin-backups-node';
import { nextSlot, slotsBetween } from './cron/slots';
import { dayResult, worseDayResult } from './dayResult';
import { sumOfTerms } from './grace';
import { contradictedSuccess } from './contradictedSuccess';
import { JudgedPlan } from './JudgedPlan';
import { FinishedRun } from './memory/PlanMemory';

/** Slots missed longer ago than this are not counted afterwards. Seconds. */
const LATEST_NOTICE = 86_400;

/** A start that is computed from an end may lie so far from its slot. Seconds. */
const START_TOLERANCE = 60;

/** A day of a plan, without the plan. */
export interface Day {
  day: string;
  result: Exclude<ReturnType<typeof dayResult>, 'not-observed'>;
  made: number;
  missed: number;
  failed: number;
  /** When each of the missed slots was due, epoch seconds; absent: kept before that was known. */
  missedAt?: readonly number[];
}

/** When what started then was due: a start that no slot is near to is its own. */
function slotOf({ schedule }: JudgedPlan, startedAt: number): number {
  if (schedule.kind !== 'cron') return startedAt;
  const slot = nextSlot(schedule, startedAt - START_TOLERANCE);
  return slot !== undefined && slot <= startedAt + START_TOLERANCE
    ? slot
    : startedAt;
}

/** Slots in which a plan should have made a copy, and has not. */
interface OwedSlots {
  schedule: CronSchedule;
  /** Epoch seconds, exclusive. */
  after: number;
}

/**
 * A schedule that a manual trigger hides is still what its author relies on:
 * its slots are owed, although nothing is due.
 */
function owedSlots(plan: JudgedPlan, state: PlanState): OwedSlots | undefined {
  const { schedule, dueAt, memory } = plan;
  switch (state) {
    case 'overdue':
    case 'failing':
    case 'stuck':
    case 'hollow':
    case 'never-ran':
      if (schedule.kind === 'cron' && dueAt !== undefined) {
        return { schedule, after: dueAt - 1 };
      }
      break;
    case 'unscheduled':
      break;
    case 'suspended':
    case 'gone':
    case 'unreadable':
    case 'new':
    case 'late':
    case 'healthy':
      return undefined;
    default: {
      const unplaced: never = state;
      throw new Error(`State without a place: ${unplaced}`);
    }
  }
  if (schedule.kind !== 'manual' || !schedule.hidden) return undefined;
  const { lastSuccess, firstSeenAt } = memory;
  return {
    schedule: schedule.hidden,
    after: Math.max(
      lastSuccess?.finishedAt ?? firstSeenAt,
      memory.scheduleSince,
    ),
  };
}

/**
 * Adds one reading to the days of a plan: what was made, what failed, which
 * slots were missed.
 *
 * @param options - `runs`: seen for the first time in this reading;
 * `dayBefore`: a day as it was before, by its date; `timeKnown`: see `ClockWatch`
 * @returns the days that this reading touches, and up to where missed slots and
 * contradicted successes are counted
 */
export function settleDays(options: {
  plan: JudgedPlan;
  runs: readonly FinishedRun[];
  readAt: number;
  dayBefore: (day: string) => Day | undefined;
  /** Whether it is known how much time has passed; absent: it is. */
  timeKnown?: boolean;
}): {
  days: Day[];
  missedUntil: number | undefined;
  /** The newest success that was counted and is contradicted. */
  contradictedAt: number | undefined;
} {
  const { plan, runs, readAt, dayBefore } = options;
  const touched = new Map<string, Day>();
  const touch = (day: string): Day => {
    const known = touched.get(day) ?? {
      ...(dayBefore(day) ?? {
        day,
        result: 'none-due' as const,
        made: 0,
        missed: 0,
        failed: 0,
      }),
    };
    touched.set(day, known);
    return known;
  };
  const worsen = (day: Day, result: ReturnType<typeof dayResult>) => {
    const worse = worseDayResult(day.result, result);
    if (worse !== 'not-observed') day.result = worse;
  };

  const miss = (day: Day, slot: number) => {
    day.missed += 1;
    day.missedAt = [...(day.missedAt ?? []), slot];
  };

  const { state } = planStateAt(plan.thresholds, readAt, readAt);
  for (const run of runs) {
    const day = touch(dayOf(run.finishedAt ?? run.seenAt));
    if (run.outcome === 'succeeded' && state === 'hollow') {
      // As its verdict does: no copy of a hollow plan counts until one is seen.
      miss(day, slotOf(plan, run.startedAt ?? run.finishedAt ?? run.seenAt));
      worsen(day, 'failed');
    } else if (run.outcome === 'succeeded') {
      day.made += 1;
      worsen(day, 'made');
    } else {
      day.failed += 1;
      worsen(day, 'failed');
    }
  }

  // What was counted before its repository was listed is taken back.
  const contradicted =
    state === 'hollow' ? contradictedSuccess(plan) : undefined;
  const isNew = runs.some(run => run.finishedAt === contradicted?.finishedAt);
  if (contradicted && !isNew) {
    const day = touch(dayOf(contradicted.finishedAt));
    if (day.made > 0) {
      day.made -= 1;
      miss(day, slotOf(plan, contradicted.startedAt));
      worsen(day, 'failed');
    }
  }
  const contradictedAt =
    state === 'hollow'
      ? Math.max(
          plan.memory.contradictedAt ?? 0,
          contradicted?.finishedAt ?? 0,
          ...runs.map(run => run.finishedAt ?? 0),
        )
      : plan.memory.contradictedAt;

  // What cannot be said of today is said when the clock is believed again.
  if (options.timeKnown === false) {
    return {
      days: [...touched.values()],
      missedUntil: plan.memory.missedUntil,
      contradictedAt,
    };
  }
  const today = touch(dayOf(readAt));
  const owed = owedSlots(plan, state);
  if (!owed) {
    worsen(today, dayResult(state, today.made > 0));
    return {
      days: [...touched.values()],
      missedUntil: plan.memory.missedUntil,
      contradictedAt,
    };
  }

  // A slot is missed on its own day, however late that is noticed.
  if (state === 'failing' || state === 'hollow') worsen(today, 'failed');
  const from = Math.max(
    plan.memory.missedUntil ?? 0,
    owed.after,
    readAt - LATEST_NOTICE,
  );
  const until = readAt - sumOfTerms(plan.grace);
  const slots = slotsBetween(owed.schedule, from, until);
  for (const slot of slots) {
    const day = touch(dayOf(slot));
    miss(day, slot);
    worsen(day, 'missed');
  }
  return {
    days: [...touched.values()],
    missedUntil: slots.length > 0 ? until : plan.memory.missedUntil,
    contradictedAt,
  };
}
