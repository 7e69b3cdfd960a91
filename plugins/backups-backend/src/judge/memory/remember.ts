import { ALWAYS } from 'backstage-plugin-backups-common';
import { PlanFact, SizedPoint } from 'backstage-plugin-backups-node';
import { sameDocument } from '../../compare/sameDocument';
import { TimeAhead } from '../clock/ClockReading';
import { believable } from './believable';
import { withoutFuture } from './withoutFuture';
import { KnownSuccess, FinishedRun, PlanMemory } from './PlanMemory';
import { rememberDatabase } from './rememberDatabase';
import { rememberRecords } from './rememberRecords';
import { rememberSize, sizesByRecords } from './rememberSize';

/** As many durations as a p95 needs. */
const KEPT_DURATIONS = 20;

function newMemory(plan: PlanFact, readAt: number): PlanMemory {
  return {
    firstSeenAt: readAt,
    schedule: JSON.stringify(plan.schedule),
    scheduleSince: ALWAYS,
    durations: [],
    errorReadings: 0,
    suspendedBeforeFirstLook: plan.suspended,
  };
}

function claimedSuccess(plan: PlanFact): KnownSuccess | undefined {
  const { lastSuccess, nothingCopied, suspended } = plan;
  const isDoubted =
    nothingCopied !== undefined && nothingCopied.at === undefined;
  if (!lastSuccess || isDoubted || suspended) return undefined;
  return {
    startedAt:
      lastSuccess.finishedAt - Math.ceil(lastSuccess.durationSeconds ?? 0),
    finishedAt: lastSuccess.finishedAt,
    durationSeconds: lastSuccess.durationSeconds,
  };
}

/** What is known of a plan besides what is read of it. */
export interface Circumstances {
  /**
   * At the first look: another plan was recorded by the same name until now, so
   * earlier records are that one's.
   */
  renamed?: boolean;
  /** What it copies has been what it is since then, epoch seconds. */
  madeSince?: number;
  /** What the same volume had when it was copied to another place. */
  sizesElsewhere?: readonly SizedPoint[];
  /** Times it gives that cannot be. */
  timesAhead?: readonly TimeAhead[];
}

/** From when on the records are about the destination they are read for. */
function recordsFrom(
  previous: PlanMemory | undefined,
  { database }: PlanFact,
  readAt: number,
  renamed: boolean | undefined,
): number | undefined {
  const known = previous?.database;
  if (!known) return renamed ? readAt : undefined;
  return known.recordedAs === database?.recordedAs
    ? known.believedFrom
    : readAt;
}

/**
 * Adds one reading to what is remembered of a plan. Pure: the clock is the
 * time of the reading. What was remembered of times that still lie ahead is
 * dropped.
 *
 * @param previous - memory before this reading; absent at the first look
 * @param read - the plan as it was read, its times within our clock
 * @param readAt - epoch seconds
 * @param circumstances - what else bears on what may be believed of it
 * @returns the new memory, and the runs this reading brought to light
 */
export function remember(
  known: PlanMemory | undefined,
  read: PlanFact,
  readAt: number,
  { renamed, madeSince, sizesElsewhere, timesAhead }: Circumstances = {},
): { memory: PlanMemory; runs: FinishedRun[] } {
  const previous = known && withoutFuture(known, readAt);
  const from = recordsFrom(previous, read, readAt, renamed);
  const since = Math.max(madeSince ?? 0, previous?.madeSince ?? 0) || undefined;
  const plan = believable(believable(read, from), since);
  const memory: PlanMemory = {
    ...(previous ?? newMemory(plan, readAt)),
    goneAt: undefined,
    replaced: undefined,
    madeAnewAt: undefined,
    overwritten: undefined,
    // It is back, and what it had copied is not.
    ...(previous?.overwritten && {
      lastSuccess: undefined,
      successBefore: undefined,
    }),
    madeSince: since,
    sizesElsewhere: sizesElsewhere ?? previous?.sizesElsewhere,
    timesAhead,
  };
  const runs: FinishedRun[] = [];

  const schedule = JSON.stringify(plan.schedule);
  if (schedule !== memory.schedule) {
    memory.schedule = schedule;
    memory.scheduleSince = readAt;
  }

  // A paused plan may have succeeded before it was paused; what it claims at
  // our first look is the last thing known of it, later claims are not runs.
  const firstLook = previous === undefined;
  const success =
    firstLook && plan.suspended
      ? claimedSuccess({ ...plan, suspended: false })
      : claimedSuccess(plan);
  const knownUntil = Math.max(
    memory.lastSuccess?.finishedAt ?? 0,
    memory.claimedWhileSuspended ?? 0,
  );
  if (success && success.finishedAt > knownUntil) {
    memory.successBefore = memory.lastSuccess;
    memory.lastSuccess = success;
    if (success.durationSeconds !== undefined) {
      memory.durations = [...memory.durations, success.durationSeconds].slice(
        -KEPT_DURATIONS,
      );
    }
    memory.sizes = rememberSize(memory.sizes, success, plan.lastSuccess);
    runs.push({ outcome: 'succeeded', seenAt: readAt, ...success });
  }

  if (plan.lastAttemptFailed) {
    if (memory.failingSince === undefined) {
      memory.failingSince = plan.lastAttemptFailed.since ?? readAt;
      memory.lastFailureSeenAt = readAt;
      memory.lastFailureMessage = plan.lastAttemptFailed.message;
      runs.push({
        outcome: 'failed',
        startedAt: plan.lastAttemptFailed.since,
        seenAt: readAt,
        message: plan.lastAttemptFailed.message,
      });
    }
    memory.failureMessage = plan.lastAttemptFailed.message;
  } else if (!plan.hides?.lastAttempt) {
    memory.failingSince = undefined;
    memory.failureMessage = undefined;
  }

  if (plan.controllerError) {
    memory.errorSince = Math.min(
      memory.errorSince ?? readAt,
      plan.controllerError.since ?? readAt,
    );
    memory.errorReadings += 1;
  } else {
    memory.errorSince = undefined;
    memory.errorReadings = 0;
  }

  memory.queuedSince = plan.queued
    ? plan.queued.since ?? memory.queuedSince ?? readAt
    : undefined;

  memory.suspendedSince = plan.suspended
    ? memory.suspendedSince ?? readAt
    : undefined;
  if (!plan.suspended) memory.suspendedBeforeFirstLook = false;
  if (plan.suspended && plan.lastSuccess) {
    memory.claimedWhileSuspended = Math.max(
      memory.claimedWhileSuspended ?? 0,
      plan.lastSuccess.finishedAt,
    );
  }

  let seen = runs;
  if (plan.records) {
    const told = rememberRecords(
      previous?.recordsUntil,
      plan,
      readAt,
      memory.lastSuccess,
    );
    memory.recordsUntil = told.until;
    // A mirror that ran before the last success found the one before it.
    memory.successBefore = memory.successBefore ?? told.before;
    // Records tell every run, not only the last.
    seen = told.runs;
    if (firstLook) {
      memory.durations = told.durations.slice(-KEPT_DURATIONS);
      memory.sizes = sizesByRecords(plan.records) ?? memory.sizes;
    }
  }
  if (plan.database) {
    const database = rememberDatabase(
      previous?.database,
      plan.database,
      readAt,
    );
    memory.database = {
      ...database.memory,
      recordedAs: plan.database.recordedAs,
      believedFrom: from,
    };
    // Records tell every run, not only the last.
    seen = database.runs;
  }
  // The same memory again lets everybody see at a glance that nothing changed.
  return {
    memory: known && sameDocument(known, memory) ? known : memory,
    runs: seen,
  };
}

/**
 * Remembers that a complete list no longer holds the plan.
 *
 * @param madeAnewAt - what it copies was made anew then, epoch seconds
 * @param replaced - its object is still there, and copies something else or to
 * somewhere else
 * @param options - `overwritten`: its place has no history, and that succeeded;
 * `continuedBy`: another tool's object goes on with its work
 */
export function rememberGone(
  previous: PlanMemory,
  readAt: number,
  replaced?: boolean,
  {
    madeAnewAt,
    overwritten,
    continuedBy,
  }: { madeAnewAt?: number; overwritten?: boolean; continuedBy?: string } = {},
): PlanMemory {
  const before = previous.replaced
    ? { madeAnewAt: previous.madeAnewAt }
    : previous.replacedBefore;
  return {
    ...previous,
    goneAt: previous.goneAt ?? readAt,
    replaced: replaced ? true : undefined,
    continuedBy,
    madeAnewAt: replaced ? madeAnewAt ?? before?.madeAnewAt : undefined,
    replacedBefore: replaced ? undefined : before,
    overwritten: overwritten || previous.overwritten ? true : undefined,
  };
}
