import { ALWAYS } from 'backstage-plugin-backups-common';
import { PlanFact } from 'backstage-plugin-backups-node';
import { sameDocument } from '../../compare/sameDocument';
import { believable } from './believable';
import { KnownSuccess, ObservedRun, PlanMemory } from './PlanMemory';
import { rememberDatabase } from './rememberDatabase';

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
  if (!lastSuccess || nothingCopied || suspended) return undefined;
  return {
    startedAt:
      lastSuccess.finishedAt - Math.ceil(lastSuccess.durationSeconds ?? 0),
    finishedAt: lastSuccess.finishedAt,
    durationSeconds: lastSuccess.durationSeconds,
  };
}

/** From when on the records are about the destination they are read for. */
function believedFrom(
  previous: PlanMemory | undefined,
  { database }: PlanFact,
  readAt: number,
  renamed: boolean,
): number | undefined {
  const known = previous?.database;
  if (!known) return renamed ? readAt : undefined;
  return known.recordedAs === database?.recordedAs
    ? known.believedFrom
    : readAt;
}

/**
 * Adds one reading to what is remembered of a plan. Pure: the clock is the
 * time of the reading.
 *
 * @param previous - memory before this reading; absent at the first look
 * @param read - the plan as it was read
 * @param readAt - epoch seconds
 * @param renamed - at the first look: another plan was recorded by the same
 * name until now, so earlier records are that one's
 * @returns the new memory, and the runs this reading brought to light
 */
export function remember(
  previous: PlanMemory | undefined,
  read: PlanFact,
  readAt: number,
  renamed: boolean = false,
): { memory: PlanMemory; runs: ObservedRun[] } {
  const from = believedFrom(previous, read, readAt, renamed);
  const plan = believable(read, from);
  const memory: PlanMemory = {
    ...(previous ?? newMemory(plan, readAt)),
    goneAt: undefined,
  };
  const runs: ObservedRun[] = [];

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
    memory: previous && sameDocument(previous, memory) ? previous : memory,
    runs: seen,
  };
}

/**
 * Remembers that a complete list no longer holds the plan.
 */
export function rememberGone(previous: PlanMemory, readAt: number): PlanMemory {
  return { ...previous, goneAt: previous.goneAt ?? readAt };
}
