import { isAhead } from 'backstage-plugin-backups-node';
import { DatabaseMemory } from './DatabaseMemory';
import { PlanMemory } from './PlanMemory';

function databaseWithoutFuture(
  memory: DatabaseMemory,
  readAt: number,
): DatabaseMemory {
  const keep = (instant: number | undefined) =>
    isAhead(instant, readAt) ? undefined : instant;
  return {
    ...memory,
    archivedUntil: keep(memory.archivedUntil),
    archivingFailsSince: keep(memory.archivingFailsSince),
    consistentUntil: keep(memory.consistentUntil),
    bases: memory.bases.some(({ endedAt }) => isAhead(endedAt, readAt))
      ? memory.bases.filter(({ endedAt }) => !isAhead(endedAt, readAt))
      : memory.bases,
    runsUntil: Math.min(memory.runsUntil, readAt),
  };
}

/**
 * Drops what was remembered of times that lie after a reading: an earlier release
 * believed them, or our own clock was ahead. The greatest time that was ever seen
 * would hide every right one after it.
 *
 * @param readAt - epoch seconds
 */
export function withoutFuture(memory: PlanMemory, readAt: number): PlanMemory {
  const keep = (instant: number | undefined) =>
    isAhead(instant, readAt) ? undefined : instant;
  const successes = [memory.lastSuccess, memory.successBefore].filter(
    success => success && !isAhead(success.finishedAt, readAt),
  );
  const { database } = memory;
  return {
    ...memory,
    lastSuccess: successes.at(0),
    successBefore: successes.at(1),
    failingSince:
      memory.failingSince === undefined
        ? undefined
        : keep(memory.failingSince) ?? readAt,
    errorSince:
      memory.errorSince === undefined
        ? undefined
        : keep(memory.errorSince) ?? readAt,
    claimedWhileSuspended: keep(memory.claimedWhileSuspended),
    sizes: memory.sizes?.some(({ at }) => isAhead(at, readAt))
      ? memory.sizes.filter(({ at }) => !isAhead(at, readAt))
      : memory.sizes,
    contradictedAt: keep(memory.contradictedAt),
    madeSince: keep(memory.madeSince),
    missedUntil: keep(memory.missedUntil),
    recordsUntil: memory.recordsUntil && Math.min(memory.recordsUntil, readAt),
    database: database && databaseWithoutFuture(database, readAt),
  };
}
