import { PlanFact } from 'backstage-plugin-backups-node';
import { KnownBase } from '../memory/DatabaseMemory';
import { PlanMemory } from '../memory/PlanMemory';
import { Proof } from '../proof';

/** A plan with what is remembered of it and what its repository lists. */
export interface DatabasePlan {
  fact: PlanFact;
  memory: PlanMemory;
  proof?: Proof;
}

/** A backup that others build on, and whether it can be restored. */
export interface KnownBackup extends KnownBase {
  /** `false`: damaged, or without the log it needs. It counts for retention all the same. */
  good: boolean;
}

/** Backups that others build on, oldest first, and who says so. */
export interface KnownBackups {
  bases: KnownBackup[];
  /** The repository listed them then, epoch seconds; absent: only records tell. */
  listedAt?: number;
}

/**
 * The backups that a copy of a database may be restored from: those that its
 * repository lists and those that were made since, or else all that were ever
 * seen.
 */
export function knownBackups({ memory, proof }: DatabasePlan): KnownBackups {
  const seen = (memory.database?.bases ?? []).map(base => ({
    ...base,
    good: true,
  }));
  const listing = proof?.kind === 'shared' ? undefined : proof?.listing;
  if (listing?.extent !== 'counted') return { bases: seen };
  const listed = listing.summary?.bases ?? [];
  const newest = listed.at(-1)?.endedAt ?? 0;
  return {
    listedAt: listing.takenAt,
    bases: [
      ...listed,
      ...seen.filter(
        ({ endedAt }) => endedAt > Math.max(newest, listing.takenAt),
      ),
    ],
  };
}
