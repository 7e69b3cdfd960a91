import {
  ALWAYS,
  NEVER,
  PlanThresholds,
  timeInWords,
} from 'backstage-plugin-backups-common';
import { PlanFact } from 'backstage-plugin-backups-node';
import { JoinedPlan } from '../join/Estate';
import { DutySchedule, dutySchedule } from './cron/dutySchedule';
import { neverFires } from './cron/neverFires';
import { logOnSoundBase } from './database/logOnSoundBase';
import { withFittingLog } from './database/withFittingLog';
import { gapAfter, nextSlot } from './cron/slots';
import {
  FIRST_RUN_DURATION,
  UNKNOWN_DURATION,
  graceTerms,
  p95,
  sumOfTerms,
} from './grace';
import { Counted, JudgedPlan } from './JudgedPlan';
import { dataTime } from './memory/dataTime';
import { PlanMemory } from './memory/PlanMemory';
import { isContradicted } from './isContradicted';
import { isRemoved } from './isRemoved';
import { planId } from './planId';
import { Proof, proofOf } from './proof';
import { standingDrop } from './sizeDrop';
import { sharesFate } from './sharesFate';

const DAY = 86_400;

/** A controller error has to last this long, over at least two readings. */
const ERROR_PATIENCE = 600;
/** Suspended for longer, a plan is switched off. */
const NEWLY_SUSPENDED = 7 * DAY;
/** A run is stuck after three times the usual, but not before this. */
const STUCK_AT_LEAST = 2 * 3600;

function errorLasts(
  plan: JoinedPlan,
  memory: PlanMemory,
  readAt: number,
): boolean {
  const { controllerError } = plan.fact;
  if (!controllerError || memory.errorSince === undefined) return false;
  const lasted = readAt - memory.errorSince >= ERROR_PATIENCE;
  // The controller's own stamp is as good as a second reading of ours.
  return (
    lasted && (memory.errorReadings >= 2 || controllerError.since !== undefined)
  );
}

function fixedState(
  plan: JoinedPlan,
  memory: PlanMemory,
  readAt: number,
  proof: Proof | undefined,
): PlanThresholds['fixed'] {
  if (memory.goneAt !== undefined || plan.fact.former) return 'gone';
  if (plan.fact.suspended) return 'suspended';
  const { lastAttemptFailed, hides } = plan.fact;
  const stillFailing = hides?.lastAttempt && memory.failingSince !== undefined;
  if (lastAttemptFailed || stillFailing || errorLasts(plan, memory, readAt)) {
    return 'failing';
  }
  if (isContradicted(plan, proof)) return 'hollow';
  return undefined;
}

/** From when on a plan that has no success is waited for: an edit makes it new. */
function begunAt(
  { createdAt, hides }: PlanFact,
  { firstSeenAt, madeSince = ALWAYS }: PlanMemory,
): number {
  // Where successes go untold, those before we looked are none of its debts.
  const begun = hides?.successes ? undefined : createdAt;
  return Math.max(begun ?? firstSeenAt, madeSince);
}

/** The slot a plan is judged by, and the gap between slots. */
function duty(
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

/** A database's backup without the log that belongs to it restores nothing. */
function notRestorable({ database }: PlanFact): Counted {
  return database?.archiving.state === 'failing'
    ? {
        counted: false,
        certainty: 'no-copy',
        because:
          'No backup of it was made while its log was archived, and without the log it cannot be restored.',
      }
    : {
        counted: false,
        certainty: 'not-known',
        lacking: 'log',
        because:
          'Nothing says that its log is archived, without which a backup cannot be restored.',
      };
}

/** Why a copy on site is not counted where PersistentVolumes may not be read. */
export const PLACE_UNREAD =
  'The PersistentVolume of the volume it copies was not read: both may lie in one place.';

function countedAs(
  plan: JoinedPlan,
  memory: PlanMemory,
  fixed: PlanThresholds['fixed'],
  proof: Proof | undefined,
  itemFailureDomain: string | undefined,
  itemPlaceUnread: boolean,
  readAt: number,
): Counted {
  const { fact } = plan;
  const { failureDomain } = fact.destination;
  const isStatedFormer = fact.former && memory.goneAt === undefined;
  if (fixed === 'gone' && !memory.replaced && !isStatedFormer) {
    return {
      counted: false,
      certainty: 'no-copy',
      because: 'The plan no longer exists.',
    };
  }
  if (plan.ofFormerItem !== undefined) {
    return {
      counted: false,
      certainty: 'no-copy',
      because: `It is a copy of ${plan.ofFormerItem}, in whose place another one is copied now.`,
    };
  }
  if (fixed === 'gone' && memory.overwritten) {
    return {
      counted: false,
      certainty: 'no-copy',
      because: `${fact.method} keeps no history, and another run wrote to its place since.`,
    };
  }
  // The log that would be replayed on top of it goes elsewhere by now.
  if (fixed === 'gone' && fact.database && !isStatedFormer) {
    return {
      counted: false,
      certainty: 'no-copy',
      because: 'The database is copied in another way since.',
    };
  }
  if (fixed === 'suspended' && !fact.standsStill) {
    return {
      counted: false,
      certainty: 'no-copy',
      because: 'It is suspended.',
    };
  }
  const { lastSuccess } = memory;
  if (
    fixed === 'gone' &&
    lastSuccess &&
    isRemoved(proof, memory, lastSuccess.startedAt)
  ) {
    return {
      counted: false,
      certainty: 'no-copy',
      because: `What it was seen to copy is in the repository no more: the oldest point there is newer than ${timeInWords(
        lastSuccess.finishedAt,
      )}.`,
    };
  }
  if (
    isContradicted(plan, proof) &&
    !logOnSoundBase({ fact, memory, proof }, readAt)
  ) {
    return {
      counted: false,
      certainty: 'no-copy',
      because: 'Its success has nothing behind it.',
    };
  }
  // Said before the first run: what it will make is no copy either.
  if (sharesFate(fact.destination, itemFailureDomain)) {
    return {
      counted: false,
      certainty: 'no-copy',
      because: `It lives where the ${
        fact.database ? 'database' : 'volume'
      } lives (${itemFailureDomain}).`,
    };
  }
  if (!fact.reportsSuccess) {
    return {
      counted: false,
      certainty: 'not-known',
      lacking: 'report',
      because: `${fact.method} does not say what it copied.`,
    };
  }
  if (!memory.lastSuccess && memory.timesAhead) {
    return {
      counted: false,
      certainty: 'not-known',
      lacking: 'clock',
      because:
        'The time of its last success lies in the future, so how old that copy is is not known.',
    };
  }
  if (!memory.lastSuccess && fact.hides?.successes) {
    return {
      counted: false,
      certainty: 'not-known',
      lacking: 'first-success',
      because: 'No success seen yet; the tool reports only its latest run.',
    };
  }
  if (!memory.lastSuccess) {
    return {
      counted: false,
      certainty: 'not-yet',
      because: 'It has never succeeded.',
    };
  }
  if (dataTime(memory) === undefined) {
    return notRestorable(fact);
  }
  const { untoldVersion } = fact.database ?? {};
  if (untoldVersion !== undefined && proof?.kind !== 'seen') {
    return {
      counted: false,
      certainty: 'not-known',
      lacking: 'version',
      because: `PostgreSQL ${untoldVersion} runs, and its newest base backup does not say of which version it is: of an older one it restores nothing that was written since the upgrade.`,
    };
  }
  if (failureDomain === undefined) {
    return {
      counted: false,
      certainty: 'not-known',
      lacking: 'place',
      because: `Where it lives is not known, so it may be lost together with the ${
        fact.database ? 'database' : 'volume'
      }.`,
    };
  }
  if (itemPlaceUnread && fact.destination.offSite !== true) {
    return {
      counted: false,
      certainty: 'not-known',
      lacking: 'place-of-volume',
      because: PLACE_UNREAD,
    };
  }
  return { counted: true };
}

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
  const mayHaveSucceeded = !everSucceeded && fact.hides?.successes === true;
  const schedule = dutySchedule(
    fact.schedule,
    memory.lastSuccess?.finishedAt ?? memory.firstSeenAt,
  );
  const { dueAt, gapSeconds } = duty(plan, schedule, memory, declaredRpo);
  const grace = graceTerms({
    durations: memory.durations,
    everSucceeded: everSucceeded || mayHaveSucceeded,
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
    mayHaveSucceeded: mayHaveSucceeded || undefined,
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
  return schedule.kind === 'manual' && schedule.hiddenCron
    ? gapAfter(
        {
          kind: 'cron',
          expression: schedule.hiddenCron,
          zone: 'UTC',
          dialect: 'standard',
        },
        readAt,
      )
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
