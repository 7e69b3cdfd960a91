import type { ClaimedBackup, PlanFact } from 'backstage-plugin-backups-node';
import { sentenceOf } from 'backstage-plugin-backups-node';
import { failureMessage } from './failureMessage';
import type { ObservedRun } from './ObservedRun';

/** Instants are epoch seconds. */

/** The most runs that a plan lists: a month of nights. */
const RECORDS = 40;

/** Phases of a Snapshot that are known here. */
export const KNOWN_PHASES: ReadonlySet<string> = new Set([
  'Pending',
  'Running',
  'Succeeded',
  'Failed',
  'Deleting',
  'Discovered',
  'Unchanged',
]);

/** What the Snapshots of a plan say about its runs. */
export type Runs = Pick<
  PlanFact,
  | 'lastSuccess'
  | 'runningSince'
  | 'queued'
  | 'lastAttemptFailed'
  | 'nothingCopied'
  | 'logTail'
  | 'hides'
  | 'records'
> & {
  /** Newest first: those that ended, and what became of each. */
  finished: readonly { run: ObservedRun; outcome: Outcome }[];
  /** The newest snapshot that holds data; a run that found nothing new points to it. */
  newestPoint?: ObservedRun;
};

/**
 * What became of a run.
 *
 * - `copied`: there is a snapshot of it
 * - `unchanged`: nothing had changed, so the snapshot before is as good
 * - `empty`: there is a snapshot, with nothing in it
 * - `incomplete`: some files could not be read, and are not in it
 * - `failed`
 */
export type Outcome =
  | 'copied'
  | 'unchanged'
  | 'empty'
  | 'incomplete'
  | 'failed';

function isEmpty({ value }: ObservedRun): boolean {
  const { sizeBytes, filesNew, filesModified, filesUnchanged } =
    value.status?.stats ?? {};
  if (sizeBytes === 0) return true;
  const counts = [filesNew, filesModified, filesUnchanged];
  return counts.every(files => files === 0);
}

/**
 * @returns what became of a run; `undefined` for one that has not ended, for what
 * is being deleted and for a phase that is not known here
 */
export function outcomeOf(run: ObservedRun): Outcome | undefined {
  const { phase, snapshot, stats } = run.value.status ?? {};
  switch (phase) {
    case 'Failed':
      return 'failed';
    case 'Unchanged':
      return 'unchanged';
    case 'Discovered':
      // Adopted rows are history of this policy; others belong to no policy.
      if (run.origin !== 'adopted') return undefined;
      return snapshot?.kopiaSnapshotID ? 'copied' : undefined;
    case 'Succeeded':
      if ((stats?.filesFailed ?? 0) > 0) return 'incomplete';
      return isEmpty(run) ? 'empty' : 'copied';
    default:
      return undefined;
  }
}

/** What a run found to copy, as far as it says. */
function contentOf({
  value,
}: ObservedRun): Pick<ClaimedBackup, 'sizeBytes' | 'files'> {
  const { sizeBytes, filesNew, filesModified, filesUnchanged } =
    value.status?.stats ?? {};
  const files =
    filesNew === undefined ||
    filesModified === undefined ||
    filesUnchanged === undefined
      ? undefined
      : filesNew + filesModified + filesUnchanged;
  return {
    ...(sizeBytes !== undefined && { sizeBytes }),
    ...(files !== undefined && { files }),
  };
}

/** Its object is on its way out, and its snapshot too where the policy says so. */
function isLeaving({ value }: ObservedRun): boolean {
  return value.status?.phase === 'Deleting';
}

/** When a run ended, or began where that is all there is. */
export function endOf(run: ObservedRun): number {
  return run.finishedAt ?? run.startedAt ?? run.createdAt ?? 0;
}

function isBad(outcome: Outcome): boolean {
  return outcome === 'failed' || outcome === 'incomplete';
}

function messageOf(
  { value }: ObservedRun,
  outcome: Outcome,
): string | undefined {
  if (outcome === 'failed') return failureMessage(value.status);
  if (outcome !== 'incomplete') return undefined;
  const failed = value.status?.stats?.filesFailed ?? 0;
  return `${failed} ${failed === 1 ? 'file' : 'files'} could not be read and ${
    failed === 1 ? 'is' : 'are'
  } not in the snapshot.`;
}

function whyItWaits({ value }: ObservedRun): string | undefined {
  const waiting = value.status?.conditions?.find(
    condition =>
      condition?.status === 'False' &&
      (condition.type === 'Ready' || condition.type === 'RepositoryReachable'),
  );
  const words = waiting?.reason ?? waiting?.message;
  return words === undefined ? undefined : sentenceOf(words);
}

/**
 * Reads the runs of a plan from its Snapshots.
 *
 * @param runs - of this source into this repository only, in any order
 */
export function runsOf(runs: readonly ObservedRun[]): Runs {
  const finished = runs
    .flatMap(run => {
      const outcome = outcomeOf(run);
      return outcome === undefined ? [] : [{ run, outcome }];
    })
    .sort(
      (a, b) =>
        endOf(b.run) - endOf(a.run) || (a.run.name < b.run.name ? 1 : -1),
    );
  const result: Runs = {
    finished,
    newestPoint: finished.find(({ outcome }) => outcome === 'copied')?.run,
  };

  const success = finished.find(
    ({ run, outcome }) =>
      (outcome === 'copied' || outcome === 'unchanged') &&
      run.finishedAt !== undefined,
  );
  if (success?.run.finishedAt !== undefined) {
    const { startedAt, finishedAt } = success.run;
    result.lastSuccess = {
      finishedAt,
      durationSeconds:
        startedAt === undefined ? undefined : finishedAt - startedAt,
      ...(success.outcome === 'copied' && contentOf(success.run)),
    };
  }

  result.records = finished
    .slice(0, RECORDS)
    .flatMap(({ run, outcome }): ClaimedBackup[] =>
      run.finishedAt === undefined
        ? []
        : [
            {
              outcome:
                outcome === 'copied' || outcome === 'unchanged'
                  ? 'succeeded'
                  : 'failed',
              startedAt: run.startedAt,
              endedAt: run.finishedAt,
              ...(outcome === 'copied' && contentOf(run)),
              message:
                outcome === 'empty'
                  ? 'Its snapshot holds 0 files or 0 bytes.'
                  : messageOf(run, outcome),
            },
          ],
    )
    .reverse();

  const newest = finished.at(0);
  if (newest?.outcome === 'empty') {
    result.nothingCopied = {
      message: `Snapshot ${newest.run.name} succeeded with 0 files or 0 bytes in it.`,
      at: newest.run.finishedAt,
    };
  }
  const leaving = newest ? [] : runs.filter(isLeaving);
  const goes = leaving.find(
    ({ value }) => (value.spec?.deletionPolicy ?? 'Delete') === 'Delete',
  );
  if (leaving.length > 0 && leaving.length === runs.length && goes) {
    result.nothingCopied = {
      message: `Snapshot ${goes.name} is being deleted.`,
      at: endOf(goes),
    };
  }
  if (newest && isBad(newest.outcome)) {
    const until = finished.findIndex(({ outcome }) => !isBad(outcome));
    const streak = finished.slice(0, until < 0 ? undefined : until);
    const first = streak[streak.length - 1].run;
    result.lastAttemptFailed = {
      since: first.startedAt ?? first.finishedAt ?? first.createdAt,
      message: messageOf(newest.run, newest.outcome),
    };
    result.logTail = failureMessage(newest.run.value.status, 'whole');
  }

  const untold = runs.flatMap(run => {
    const { phase } = run.value.status ?? {};
    const isKnown = phase === undefined || KNOWN_PHASES.has(phase);
    const outcome = outcomeOf(run);
    const isGood = outcome === 'copied' || outcome === 'unchanged';
    return isKnown && !(isGood && run.finishedAt === undefined)
      ? []
      : run.startedAt ?? run.createdAt ?? [];
  });
  if (untold.length > 0) result.hides = { untoldAt: Math.max(...untold) };
  else if (leaving.length > 0 && !goes) result.hides = { successes: true };

  const open = runs.filter(({ value }) => {
    const { phase } = value.status ?? {};
    return phase === 'Running' || phase === 'Pending' || phase === undefined;
  });
  const running = open.find(({ value }) => value.status?.phase === 'Running');
  if (running) {
    result.runningSince = running.startedAt ?? running.createdAt;
  } else if (open.length > 0) {
    result.queued = { behind: whyItWaits(open[0]) };
  }
  return result;
}
