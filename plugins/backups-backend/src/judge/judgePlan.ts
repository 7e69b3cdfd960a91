import { PlanThresholds, NEVER, ALWAYS } from 'backstage-plugin-backups-common';
import { JoinedPlan } from '../join/Estate';
import { PlanMemory } from './memory/PlanMemory';
import { JudgedPlan } from './JudgedPlan';
import { withFittingLog } from './database/withFittingLog';
import { dutySchedule } from './cron/dutySchedule';
import { dueSlot } from './dueSlot';
import {
  graceTerms,
  sumOfTerms,
  p95,
  UNKNOWN_DURATION,
  FIRST_RUN_DURATION,
} from './grace';
import { proofOf } from './proof';
import { fixedState } from './fixedState';
import { planId } from './planId';
import { standingDrop } from './sizeDrop';
import { mayHaveSucceeded } from './untoldRun';
import { countedAs } from './countedAs';
import { gapAfter } from './cron/slots';

const DAY = 86_400;

/** Suspended for longer, a plan is switched off. */
const NEWLY_SUSPENDED = 7 * DAY;
/** A run is stuck after three times the usual, but not before this. */
const STUCK_AT_LEAST = 2 * 3600;

/**
 * Judges one plan: everything that no clock moves is decided here, everything
 * else becomes a threshold.
 *
 * @param options - `readAt`: time of the reading, epoch seconds;
 * `itemFailureDomain`: of the item it copies; `itemPlaceUnread`: what that
 * lies on was not read; `declaredRpo`: the strictest one
 * anybody declares for it, seconds; `collectionSeconds` between two readings
 */
export function judgePlan(options: {
  plan: JoinedPlan;
  memory: PlanMemory;
  readAt: number;
  itemFailureDomain: string | undefined;
  itemPlaceUnread?: boolean;
  declaredRpo: number | undefined;
  collectionSeconds: number;
  /** Another plan writes under the same name into the same repository. */
  sharesIdentity?: boolean;
  /** What of it is small by then is meant to be, epoch seconds. */
  acceptedUntil?: number;
}): JudgedPlan {
  const { plan, readAt, declaredRpo } = options;
  const memory = withFittingLog(plan, options.memory);
  const { fact } = plan;
  const everSucceeded = memory.lastSuccess !== undefined;
  const isHidden = mayHaveSucceeded(fact, memory);
  const schedule = dutySchedule(
    fact.schedule,
    memory.lastSuccess?.finishedAt ?? memory.firstSeenAt,
  );
  const { dueAt, gapSeconds } = dueSlot(plan, schedule, memory, declaredRpo);
  const grace = graceTerms({
    durations: memory.durations,
    everSucceeded: everSucceeded || isHidden,
    gapSeconds,
    collectionSeconds: options.collectionSeconds,
  });
  const proof = proofOf({
    view: plan.repository,
    memory,
    graceSeconds: sumOfTerms(grace),
    shared: options.sharesIdentity ?? false,
    ofDatabase: fact.database !== undefined,
  });
  const fixed = fixedState(plan, memory, readAt, proof);

  const usual = p95(memory.durations) ?? UNKNOWN_DURATION;
  const longest = everSucceeded
    ? Math.max(3 * usual, STUCK_AT_LEAST)
    : FIRST_RUN_DURATION;
  const running = fact.runningSince !== undefined;
  const thresholds: PlanThresholds = {
    fixed,
    succeeded: everSucceeded || !fact.reportsSuccess,
    mayHaveSucceeded: isHidden || undefined,
    expected: fact.reportsSuccess && dueAt !== undefined,
    stuckAt: running ? (fact.runningSince ?? 0) + longest : NEVER,
    lateAt: dueAt === undefined || running ? NEVER : dueAt,
    overdueAt:
      dueAt === undefined || !fact.reportsSuccess
        ? NEVER
        : dueAt + sumOfTerms(grace),
  };

  const switchedOff =
    fact.suspended &&
    (memory.suspendedBeforeFirstLook ||
      readAt - (memory.suspendedSince ?? readAt) > NEWLY_SUSPENDED);

  return {
    id: planId(fact),
    joined: plan,
    memory,
    proof,
    drop: standingDrop(proof, memory, options.acceptedUntil),
    acceptedUntil: options.acceptedUntil,
    thresholds,
    schedule,
    dueAt,
    grace,
    periodSeconds: gapSeconds ?? hiddenPeriod(plan, readAt),
    switchedOff,
    counted: countedAs(
      plan,
      memory,
      fixed,
      proof,
      options.itemFailureDomain,
      options.itemPlaceUnread ?? false,
      readAt,
    ),
    attentionAt: attentionAt(
      thresholds,
      switchedOff || fact.standsStill !== undefined,
      everSucceeded && !memory.replaced && !fact.former,
    ),
  };
}

/** A manual trigger hides the schedule, but not what its author expected. */
function hiddenPeriod(plan: JoinedPlan, readAt: number): number | undefined {
  const { schedule } = plan.fact;
  return schedule.kind === 'manual' && schedule.hidden
    ? gapAfter(schedule.hidden, readAt)
    : undefined;
}

/**
 * @param restsRightly - it is paused, and nothing is to be done about that
 * @param isMissed - it once succeeded, and nothing took its place
 */
function attentionAt(
  thresholds: PlanThresholds,
  restsRightly: boolean,
  isMissed: boolean,
): number {
  switch (thresholds.fixed) {
    case 'failing':
    case 'hollow':
      return ALWAYS;
    case 'gone':
      return isMissed ? ALWAYS : NEVER;
    case 'suspended':
      return restsRightly ? NEVER : ALWAYS;
    case undefined:
      return Math.min(thresholds.stuckAt, thresholds.overdueAt);
    default: {
      const unplaced: never = thresholds.fixed;
      throw new Error(`State without a place: ${unplaced}`);
    }
  }
}
