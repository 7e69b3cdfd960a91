import { PlanFact } from 'backstage-plugin-backups-node';
import { ALWAYS } from 'backstage-plugin-backups-common';
import { PlanMemory } from './memory/PlanMemory';
import { JoinedPlan } from '../join/Estate';
import { DutySchedule } from './cron/dutySchedule';
import { neverFires } from './cron/neverFires';
import { nextSlot, gapAfter } from './cron/slots';
import { p95, UNKNOWN_DURATION } from './grace';
import { mayHaveSucceeded, untoldSince } from './untoldRun';

/** From when on a plan that has no success is waited for: an edit makes it new. */
function begunAt(fact: PlanFact, memory: PlanMemory): number {
  const { firstSeenAt, madeSince = ALWAYS } = memory;
  // Where successes go untold, those before we looked are none of its debts.
  const begun = mayHaveSucceeded(fact, memory) ? undefined : fact.createdAt;
  return Math.max(begun ?? firstSeenAt, madeSince);
}

/** The slot a plan is judged by, and the gap between slots. */
export function dueSlot(
  plan: JoinedPlan,
  schedule: DutySchedule,
  memory: PlanMemory,
  declaredRpo: number | undefined,
): { dueAt?: number; gapSeconds?: number } {
  const { nextDueAt } = plan.fact;
  const lastFinished = memory.lastSuccess?.finishedAt;
  const unasked = () => {
    if (declaredRpo !== undefined && memory.lastSuccess) {
      return { dueAt: memory.lastSuccess.startedAt + declaredRpo };
    }
    // Nothing is due again, but a first copy is owed.
    return memory.lastSuccess ? {} : { dueAt: begunAt(plan.fact, memory) };
  };
  switch (schedule.kind) {
    case 'cron': {
      const from = Math.max(
        lastFinished ?? begunAt(plan.fact, memory),
        memory.scheduleSince,
        untoldSince(plan.fact, memory) ?? ALWAYS,
      );
      if (neverFires(schedule)) return unasked();
      const own = nextSlot(schedule, from);
      const gapSeconds = gapAfter(schedule, from);
      // The operator's own next slot is already absolute, so its zone cannot
      // be mistaken; after an edit, or while it is down, it may still be the old
      // schedule's: then it is further away than any zone could move it. A whole
      // gap away it is the slot after one that failed, and that one is owed.
      const trusted =
        nextDueAt !== undefined &&
        lastFinished !== undefined &&
        nextDueAt > lastFinished &&
        memory.scheduleSince <= lastFinished &&
        !plan.fact.nothingCopied &&
        nextDueAt < (own ?? 0) + (gapSeconds ?? 0);
      return { dueAt: trusted ? nextDueAt : own, gapSeconds };
    }
    case 'continuous': {
      const usual = p95(memory.durations) ?? UNKNOWN_DURATION;
      const from = lastFinished ?? begunAt(plan.fact, memory);
      return { dueAt: from + usual, gapSeconds: usual };
    }
    case 'manual':
    case 'invalid':
    case 'none':
      return unasked();
    default: {
      const unplaced: never = schedule;
      throw new Error(`Schedule without a place: ${JSON.stringify(unplaced)}`);
    }
  }
}
