import { ClaimedSuccess, PlanFact } from 'backstage-plugin-backups-node';

/** Durations are rounded up, so a run may seem to begin a little early. Seconds. */
const ROUNDING = 5;

function began({ finishedAt, durationSeconds = 0 }: ClaimedSuccess): number {
  return finishedAt - Math.ceil(durationSeconds) + ROUNDING;
}

/**
 * Leaves out what a plan says of a time at which it was about something else:
 * another destination, another claim, another system.
 *
 * @param from - epoch seconds; `undefined`: everything is believed
 * @returns the very same plan where nothing is left out
 */
export function believable(plan: PlanFact, from: number | undefined): PlanFact {
  if (from === undefined) return plan;
  const { lastSuccess, lastAttemptFailed, nothingCopied, database } = plan;
  if (!database) {
    const claims = !lastSuccess || began(lastSuccess) >= from;
    const empties =
      nothingCopied?.at === undefined ? claims : nothingCopied.at >= from;
    const fails = (lastAttemptFailed?.since ?? from) >= from;
    const records = plan.records?.filter(
      record => (record.startedAt ?? record.endedAt) >= from,
    );
    const all = records?.length === plan.records?.length;
    if (claims && fails && empties && all) return plan;
    return {
      ...plan,
      records,
      lastSuccess: claims ? lastSuccess : undefined,
      nothingCopied: empties ? nothingCopied : undefined,
      lastAttemptFailed: fails ? lastAttemptFailed : undefined,
    };
  }
  const backups = database.backups.filter(
    backup => (backup.startedAt ?? backup.endedAt) >= from,
  );
  const isAllOfNow =
    backups.length === database.backups.length &&
    [database.restorableFrom, database.chain?.lastFullAt].every(
      instant => (instant ?? from) >= from,
    );
  if (isAllOfNow) return plan;
  const finished = backups.filter(backup => backup.outcome === 'succeeded');
  return {
    ...plan,
    lastSuccess: finished.some(
      backup => backup.endedAt === lastSuccess?.finishedAt,
    )
      ? lastSuccess
      : undefined,
    lastAttemptFailed:
      backups.at(-1)?.outcome === 'failed' ? lastAttemptFailed : undefined,
    database: {
      ...database,
      backups,
      chain: undefined,
      restorableFrom: undefined,
    },
  };
}
