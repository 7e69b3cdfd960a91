import { PlanMemory } from './PlanMemory';

/**
 * Up to when the data of a copy is known to be in it: for a database the newest
 * moment of the archived log, else the end of the newest backup whose log is
 * archived; for everything else the start of the last run that succeeded.
 *
 * @returns epoch seconds; `undefined` where nothing of it is known to be restorable
 */
export function dataTime(memory: PlanMemory): number | undefined {
  const { lastSuccess, database } = memory;
  if (!lastSuccess) return undefined;
  if (!database) return lastSuccess.startedAt;
  const { consistentUntil, archivedUntil } = database;
  // A log without a backup under it restores nothing.
  return consistentUntil === undefined
    ? undefined
    : Math.max(consistentUntil, archivedUntil ?? 0);
}
