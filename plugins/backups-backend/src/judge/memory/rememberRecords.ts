import { PlanFact } from 'backstage-plugin-backups-node';
import { FinishedRun, KnownSuccess } from './PlanMemory';

/** A run that ended longer before the reading than this was not watched. Seconds. */
const WATCHED = 3600;

function successBefore(
  records: NonNullable<PlanFact['records']>,
  lastSuccess: KnownSuccess | undefined,
): KnownSuccess | undefined {
  if (!lastSuccess) return undefined;
  const before = records.findLast(
    ({ outcome, endedAt }) =>
      outcome === 'succeeded' && endedAt < lastSuccess.finishedAt,
  );
  return (
    before && {
      startedAt: before.startedAt ?? before.endedAt,
      finishedAt: before.endedAt,
      durationSeconds:
        before.startedAt === undefined
          ? undefined
          : before.endedAt - before.startedAt,
    }
  );
}

/**
 * Tells which runs a tool's own records bring to light. What ended while the
 * plan was suspended is no run of it, except what was there at our first look.
 *
 * @param until - runs up to then are known, epoch seconds; absent at the first look
 * @param readAt - epoch seconds
 * @param lastSuccess - as it is known now
 * @returns the runs, up to when they are known now, how long those took that
 * succeeded, in seconds, and the success before the last one
 */
export function rememberRecords(
  until: number | undefined,
  { records = [], suspended }: Pick<PlanFact, 'records' | 'suspended'>,
  readAt: number,
  lastSuccess?: KnownSuccess,
): {
  runs: FinishedRun[];
  until: number;
  durations: number[];
  before?: KnownSuccess;
} {
  const unknown = records.filter(({ endedAt }) => endedAt > (until ?? 0));
  const runs = unknown.map(
    ({ outcome, startedAt, endedAt, message }): FinishedRun => ({
      outcome,
      startedAt,
      finishedAt: endedAt,
      seenAt: readAt,
      durationSeconds:
        startedAt === undefined || outcome === 'failed'
          ? undefined
          : endedAt - startedAt,
      message,
      derived: readAt - endedAt > WATCHED || undefined,
    }),
  );
  return {
    runs: suspended && until !== undefined ? [] : runs,
    until: Math.max(until ?? 0, ...unknown.map(({ endedAt }) => endedAt)),
    before: successBefore(records, lastSuccess),
    durations: runs.flatMap(({ durationSeconds }) => durationSeconds ?? []),
  };
}
