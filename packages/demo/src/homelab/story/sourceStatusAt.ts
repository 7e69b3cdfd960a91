import { fractionOf } from '../../seed/fractionOf';
import { slotAfter, slotAtOrBefore } from '../../time/Cadence';
import { DAY, MINUTE } from '../../time/durations';
import { toGoDuration } from '../../time/toGoDuration';
import { toTimestamp } from '../../time/toTimestamp';
import { EMPTY_VOLUME_LOG, failureLogOf, successLogOf } from './moverLogOf';
import { chapterAt } from './Plan';
import type { Plan } from './Plan';
import { latestRun, runBefore } from './Run';
import type { Run } from './Run';
import { synchronizing } from './SourceStatus';
import type { SourceStatus } from './SourceStatus';

/** The fork deletes Job and snapshot for some seconds before it waits again. */
const CLEANUP_SECONDS = 10;
/** How long a flapping source waits for its volume snapshot. */
const SNAPSHOT_WAIT = 4 * MINUTE;

const WAITING = 'Waiting for next scheduled synchronization';

function moverStatusOf(plan: Plan, success: Run | undefined) {
  if (!success) return {};
  const empty = chapterAt(plan, 'empty', success.startedAt);
  return {
    result: 'Successful' as const,
    logs: empty ? EMPTY_VOLUME_LOG : successLogOf(plan, success.startedAt),
  };
}

function moverFieldsOf(plan: Plan, success: Run | undefined): SourceStatus {
  if (plan.mover === 'kopia' && success) {
    return {
      kopia: {
        lastConfiguredMetadataCacheSizeLimitMB: 5734,
        lastConfiguredContentCacheSizeLimitMB: 1638,
      },
    };
  }
  if (plan.mover === 'restic' && success) {
    const pruned = success.endsAt - (success.endsAt % (7 * DAY));
    return {
      restic: { lastPruned: toTimestamp(Math.max(pruned, plan.createdAt)) },
    };
  }
  return {};
}

function successFieldsOf(plan: Plan, success: Run | undefined): SourceStatus {
  if (!success) return {};
  return {
    lastSyncTime: toTimestamp(success.endsAt),
    lastSyncDuration: toGoDuration(success.endsAt - success.startedAt),
    nextSyncTime: toTimestamp(slotAfter(plan.cadence, success.endsAt)),
  };
}

function runningConditions(plan: Plan, run: Run, now: number) {
  const startedAt = toTimestamp(run.startedAt);
  if (run.refusal !== undefined) {
    return synchronizing('False', 'Error', run.refusal, startedAt);
  }
  if (
    chapterAt(plan, 'flaps', now) &&
    now < Math.min(run.startedAt + SNAPSHOT_WAIT, run.endsAt)
  ) {
    return synchronizing(
      'False',
      'Error',
      'data PVC not available (possibly waiting for copy trigger)',
      startedAt,
    );
  }
  return synchronizing(
    'True',
    'SyncInProgress',
    'Synchronization in-progress',
    startedAt,
  );
}

function runningStatus(plan: Plan, run: Run, now: number): SourceStatus {
  const success = runBefore(plan, run);
  const failed = run.failure && now >= run.failure.from;
  return {
    conditions: runningConditions(plan, run, now),
    lastSyncStartTime: toTimestamp(run.startedAt),
    ...successFieldsOf(plan, success),
    latestMoverStatus:
      failed && run.failure
        ? { result: 'Failed', logs: failureLogOf(run.failure.reason) }
        : moverStatusOf(plan, success),
    ...moverFieldsOf(plan, success),
  };
}

function idleStatus(plan: Plan, run: Run, now: number): SourceStatus {
  const waitsFrom = run.endsAt + CLEANUP_SECONDS;
  return {
    conditions:
      now < waitsFrom
        ? synchronizing(
            'False',
            'CleanupInProgress',
            'Cleanup in-progress',
            toTimestamp(run.endsAt),
          )
        : synchronizing(
            'False',
            'WaitingForSchedule',
            WAITING,
            toTimestamp(waitsFrom),
          ),
    ...successFieldsOf(plan, run),
    latestMoverStatus: moverStatusOf(plan, run),
    ...moverFieldsOf(plan, run),
  };
}

function workingStatus(plan: Plan, now: number): SourceStatus {
  const run = latestRun(plan, now);
  return run.endsAt > now
    ? runningStatus(plan, run, now)
    : idleStatus(plan, run, now);
}

/**
 * A paused source of the fork keeps ticking: each slot "completes" within
 * milliseconds, and nothing is copied.
 */
function pausedStatus(plan: Plan, pausedAt: number, now: number): SourceStatus {
  const tick = slotAtOrBefore(plan.cadence, now);
  const before = latestRun(plan, pausedAt);
  const frozen = idleStatus(plan, before, Infinity);
  if (tick <= before.endsAt) return frozen;
  const seconds = 0.02 + 0.06 * fractionOf(`${plan.seed}@${tick}`);
  return {
    ...frozen,
    conditions: synchronizing(
      'False',
      'WaitingForSchedule',
      WAITING,
      toTimestamp(tick),
    ),
    lastSyncTime: toTimestamp(tick),
    lastSyncDuration: toGoDuration(Math.round(seconds * 1e6) / 1e6),
    nextSyncTime: toTimestamp(slotAfter(plan.cadence, tick)),
  };
}

function manualStatus(
  plan: Plan,
  triggeredAt: number,
  now: number,
): SourceStatus {
  const run = {
    startedAt: triggeredAt,
    endsAt: triggeredAt + plan.typicalSeconds,
  };
  if (now < run.endsAt) {
    return { ...runningStatus(plan, run, now), nextSyncTime: undefined };
  }
  return {
    ...idleStatus(plan, run, now),
    conditions: synchronizing(
      'False',
      'WaitingForManual',
      'Waiting for manual trigger',
      toTimestamp(run.endsAt + CLEANUP_SECONDS),
    ),
    nextSyncTime: undefined,
    lastManualSync: String(triggeredAt),
  };
}

/**
 * The status a ReplicationSource of this plan has at an instant.
 *
 * @param now - epoch seconds, not before the plan was created
 * @returns `undefined` when the controller has not written any
 */
export function sourceStatusAt(
  plan: Plan,
  now: number,
): SourceStatus | undefined {
  if (chapterAt(plan, 'unnoticed', now)) return undefined;
  const paused = chapterAt(plan, 'paused', now);
  if (paused) return pausedStatus(plan, plan.anchor - paused.ago, now);
  const manual = chapterAt(plan, 'manual', now);
  if (manual) return manualStatus(plan, plan.anchor - manual.ago, now);
  return workingStatus(plan, now);
}
