import { JoinedPlan } from '../../join/Estate';
import { PlanMemory } from '../memory/PlanMemory';

/**
 * Leaves out how far the log is archived where the repository has no backup that
 * it could be replayed on: all there is is of a database system that is no more.
 *
 * @param plan - with what repositories list, of which the newest tells
 * @returns the very same memory where base and log fit, or nothing tells
 */
export function withFittingLog(
  { fact, repository }: JoinedPlan,
  memory: PlanMemory,
): PlanMemory {
  const { database } = memory;
  if (!fact.database || database?.archivedUntil === undefined) return memory;
  const [newest] = [...(repository?.listings ?? [])].sort(
    (a, b) => b.takenAt - a.takenAt,
  );
  return newest?.summary?.formerSystem
    ? { ...memory, database: { ...database, archivedUntil: undefined } }
    : memory;
}
