import { PlanFact } from 'backstage-plugin-backups-node';
import { FinishedRun } from './PlanMemory';

/** A run that ended longer before the reading than this was not watched. Seconds. */
const WATCHED = 3600;

/**
 * Tells which runs a tool's own records bring to light. What ended while the
 * plan was suspended is no run of it, except what was there at our first look.
 *
 * @param until - runs up to then are known, epoch seconds; absent at the first look
 * @param readAt - epoch seconds
 * @returns the runs, up to when they are known now, and how long those took that
 * succeeded, in seconds
 */
export function rememberRecords(
  until: number | undefined,
  { records = [], suspended }: Pick<PlanFact, 'records' | 'suspended'>,
  readAt: number,
): { runs: FinishedRun[]; until: number; durations: number[] } {
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
    durations: runs.flatMap(({ durationSeconds }) => durationSeconds ?? []),
  };
}
