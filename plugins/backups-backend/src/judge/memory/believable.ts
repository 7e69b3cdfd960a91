import { PlanFact } from 'backstage-plugin-backups-node';

/**
 * Leaves out what records say of a time at which they were about another
 * destination.
 *
 * @param from - epoch seconds; `undefined`: everything is believed
 */
export function believable(plan: PlanFact, from: number | undefined): PlanFact {
  if (from === undefined || !plan.database) return plan;
  const { lastSuccess, lastAttemptFailed, database } = plan;
  const backups = database.backups.filter(
    backup => (backup.startedAt ?? backup.endedAt) >= from,
  );
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
