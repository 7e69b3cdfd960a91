import type { PlanFact } from 'backstage-plugin-backups-node';
import { parseGoDuration, sentenceOf } from 'backstage-plugin-backups-node';
import type { ReplicationSourceStatus } from '../read/ReplicationSource';
import { logTail } from '../text/logTail';
import { contentOf } from './contentOf';
import type { MoverName } from './Mover';
import { synchronizingOf } from './synchronizingOf';

/**
 * No real run is that short: a mover pod has to start. Source: the fork's
 * `Synchronize` answers "complete" at once while paused, and then the controller
 * stamps a success that took milliseconds.
 */
const SHORTEST_RUN_SECONDS = 1;

const TELLING_LINE =
  /\b(?:error|fatal|failed|failure|denied|cannot|can't|unable|refused|timed? ?out|no such|not found|locked|wrong)\b/i;

/** The kopia script prints these at the end of every failed run: they explain nothing. */
const EMPTY_PHRASE = /OPERATION_RESULT|EXIT_CODE|OPERATION SUMMARY|=== Done/;

/** What the status of a source says about its runs. */
export type Run = Pick<
  PlanFact,
  | 'lastSuccess'
  | 'nextDueAt'
  | 'runningSince'
  | 'lastAttemptFailed'
  | 'controllerError'
  | 'nothingCopied'
  | 'logTail'
> & {
  /** A success was stamped that no mover can have made. */
  ignoredTick?: { finishedAt: number; durationSeconds: number };
};

function failureMessage(tail: string | undefined): string | undefined {
  const lines = (tail ?? '')
    .split('\n')
    .filter(line => !EMPTY_PHRASE.test(line) && line.trim() !== '');
  const telling = lines.filter(line => TELLING_LINE.test(line));
  const chosen = telling[telling.length - 1] ?? lines[lines.length - 1];
  return chosen === undefined ? undefined : sentenceOf(chosen);
}

function latest(...instants: (number | undefined)[]): number | undefined {
  const known = instants.filter(instant => instant !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

/**
 * Reads the runs of a source from its status.
 *
 * @param status - `status` of a ReplicationSource
 * @param plan - what its spec says: paused, whether a clock drives it, and its
 * method, where it has one
 */
export function runOf(
  status: ReplicationSourceStatus,
  plan: { suspended: boolean; hasSchedule: boolean; mover?: MoverName },
): Run {
  const run: Run = {};
  const result = status.latestMoverStatus?.result;
  const tail = logTail(status.latestMoverStatus?.logs);
  const synchronizing = synchronizingOf(status);
  const startedAt = status.lastSyncStartTime;
  run.logTail = tail;

  const content = result === 'Failed' ? {} : contentOf(plan.mover, tail);
  if (content.nothing !== undefined) {
    run.nothingCopied = { message: content.nothing };
  }

  const finishedAt = status.lastSyncTime;
  if (finishedAt !== undefined) {
    const durationSeconds =
      status.lastSyncDuration === undefined
        ? undefined
        : parseGoDuration(status.lastSyncDuration);
    if (
      durationSeconds !== undefined &&
      durationSeconds < SHORTEST_RUN_SECONDS
    ) {
      run.ignoredTick = { finishedAt, durationSeconds };
    } else if (run.nothingCopied === undefined) {
      const { files, sizeBytes } = content;
      run.lastSuccess = { finishedAt, durationSeconds, files, sizeBytes };
    }
  }

  if (plan.hasSchedule) run.nextDueAt = status.nextSyncTime;

  if (result === 'Failed') {
    // VolSync stamps no failure. While it retries, the start of the first attempt
    // is the best it tells.
    run.lastAttemptFailed = { since: startedAt, message: failureMessage(tail) };
  }

  if (synchronizing.phase === 'error') {
    // The transition time only moves when the *status* changes, and both waiting
    // and error are False: the start of the run is often the later one.
    run.controllerError = {
      since: latest(synchronizing.since, startedAt),
      message: synchronizing.message,
    };
  }

  // A paused mover stands still, whatever the condition says. Syncthing is no run
  // that ends: `Synchronize` of its mover never completes.
  if (!plan.suspended && plan.mover !== 'syncthing') {
    const isWorking =
      synchronizing.phase === 'running' || synchronizing.phase === 'finishing';
    run.runningSince =
      startedAt ?? (isWorking ? synchronizing.since : undefined);
  }
  return run;
}
