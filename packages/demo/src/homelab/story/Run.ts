import { fractionOf } from '../../seed/fractionOf';
import { MINUTE } from '../../time/durations';
import { slotAfter, slotAtOrBefore } from '../../time/Cadence';
import type { Chapter, FailureReason } from './Chapter';
import type { Plan } from './Plan';

/** One attempt with all its retries. Times are epoch seconds. */
export interface Run {
  startedAt: number;
  /** `Infinity`: it never ends. */
  endsAt: number;
  /** From here the controller shows a failed mover, until the run ends. */
  failure?: { from: number; reason: FailureReason };
  /** The controller refuses to start a mover. */
  refusal?: string;
}

/** A run that catches up swallows the slots which pass meanwhile. */
const CATCH_UP = 20 * MINUTE;

function isDisruption(
  chapter: Chapter,
): chapter is Extract<
  Chapter,
  { kind: 'fails' | 'refused' | 'hangs' | 'forgotten' }
> {
  return ['fails', 'refused', 'hangs', 'forgotten'].includes(chapter.kind);
}

function endOf(plan: Plan, chapter: Chapter): number {
  return 'endedAgo' in chapter && chapter.endedAgo !== undefined
    ? plan.anchor - chapter.endedAgo
    : Infinity;
}

/** @returns how long the run of a slot takes, in seconds, to the nanosecond */
export function durationOf(plan: Plan, startedAt: number): number {
  if (startedAt === plan.createdAt) return plan.firstRunSeconds;
  // The homelab delays each mover by up to five minutes; small plans feel it most.
  const jitter = 0.75 + 0.6 * fractionOf(`${plan.seed}@${startedAt}`);
  return Math.round(plan.typicalSeconds * jitter * 1e6 + 204) / 1e6;
}

function runOfSlot(plan: Plan, slot: number, now: number): Run {
  if (slot <= plan.createdAt + plan.firstRunSeconds) {
    return {
      startedAt: plan.createdAt,
      endsAt: plan.createdAt + plan.firstRunSeconds,
    };
  }
  for (const chapter of plan.chapters) {
    if (!isDisruption(chapter)) continue;
    const from = plan.anchor - chapter.ago;
    const until = endOf(plan, chapter);
    if (slot < from || slot >= until + CATCH_UP) continue;
    const first = slotAfter(plan.cadence, from - 1);
    // Over before the plan was due: it never noticed.
    if (first >= until) continue;
    const endsAt = until + durationOf(plan, first);
    if (chapter.kind === 'forgotten') {
      return now < until
        ? runOfSlot(plan, slotAtOrBefore(plan.cadence, from - 1), now)
        : { startedAt: until, endsAt };
    }
    const failure =
      chapter.kind === 'fails'
        ? {
            from: first + durationOf(plan, first) / 2,
            reason: chapter.reason,
          }
        : undefined;
    const refusal = chapter.kind === 'refused' ? chapter.message : undefined;
    return { startedAt: first, endsAt, failure, refusal };
  }
  return { startedAt: slot, endsAt: slot + durationOf(plan, slot) };
}

/** @returns the newest run that has started by `now` */
export function latestRun(plan: Plan, now: number): Run {
  return runOfSlot(plan, slotAtOrBefore(plan.cadence, now), now);
}

/** @returns the run before that one; `undefined` when it was the first */
export function runBefore(plan: Plan, run: Run): Run | undefined {
  if (run.startedAt <= plan.createdAt) return undefined;
  const slot = slotAtOrBefore(plan.cadence, run.startedAt - 1);
  return runOfSlot(plan, slot, run.startedAt - 1);
}
