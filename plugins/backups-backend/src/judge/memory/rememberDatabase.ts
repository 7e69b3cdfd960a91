import {
  ClaimedBackup,
  DatabaseCopy,
  LogArchiving,
} from 'backstage-plugin-backups-node';
import { ARCHIVED_STEP, DatabaseMemory, KnownBase } from './DatabaseMemory';
import { FinishedRun } from './PlanMemory';

/** More full backups than any retention we know of keeps. */
const KEPT_BASES = 120;

/** A run that ended longer before the reading than this was not watched. Seconds. */
const WATCHED = 3600;

function newMemory(copy: DatabaseCopy): DatabaseMemory {
  return {
    recordedAs: copy.recordedAs,
    bases: [],
    sinceFull: 0,
    runsUntil: 0,
  };
}

function rememberArchiving(
  memory: DatabaseMemory,
  archiving: LogArchiving,
  readAt: number,
): void {
  switch (archiving.state) {
    case 'working': {
      memory.archivingFailsSince = undefined;
      memory.haltedSince = undefined;
      if (archiving.lagSeconds === undefined) return;
      const until = readAt - archiving.lagSeconds;
      const known = memory.archivedUntil ?? 0;
      if (until - known >= ARCHIVED_STEP) memory.archivedUntil = until;
      return;
    }
    case 'failing': {
      const since = archiving.since ?? memory.archivingFailsSince ?? readAt;
      // What we saw to work before, worked until it began to fail.
      if (
        memory.archivedUntil !== undefined &&
        archiving.since !== undefined &&
        archiving.lagSeconds !== undefined &&
        !archiving.mayHaveHalted
      ) {
        memory.archivedUntil = Math.max(
          memory.archivedUntil,
          // While the database did not run, nothing was archived.
          Math.min(archiving.since, memory.haltedSince ?? Infinity) -
            archiving.lagSeconds,
        );
      }
      memory.archivingFailsSince = since;
      return;
    }
    case 'halted': {
      memory.archivingFailsSince = undefined;
      const { since, lagSeconds } = archiving;
      // Where nobody says since when, it may be since we last saw it work.
      memory.haltedSince ??= since ?? memory.archivedUntil;
      if (since === undefined || lagSeconds === undefined) return;
      // It worked until the database stopped.
      memory.archivedUntil = Math.max(
        memory.archivedUntil ?? 0,
        Math.min(since, readAt) - lagSeconds,
      );
      return;
    }
    case 'not-seen':
      return;
    default: {
      const unplaced: never = archiving.state;
      throw new Error(`Archiving without a place: ${unplaced}`);
    }
  }
}

/** A backup needs the log up to its own end to be restored. */
function isConsistent(
  backup: ClaimedBackup,
  archiving: LogArchiving,
  memory: DatabaseMemory,
): boolean {
  switch (archiving.state) {
    case 'working':
    case 'halted':
      return true;
    case 'failing':
      return backup.endedAt <= (memory.archivingFailsSince ?? 0);
    case 'not-seen':
      return false;
    default: {
      const unplaced: never = archiving.state;
      throw new Error(`Archiving without a place: ${unplaced}`);
    }
  }
}

function baseOf({ makes, endedAt }: ClaimedBackup): KnownBase[] {
  switch (makes) {
    case 'full':
    case 'differential':
      return [{ makes, endedAt }];
    case 'incremental':
    case undefined:
      return [];
    default: {
      const unplaced: never = makes;
      throw new Error(`Backup type without a place: ${unplaced}`);
    }
  }
}

function rememberChain(
  memory: DatabaseMemory,
  copy: DatabaseCopy,
  succeeded: readonly ClaimedBackup[],
): void {
  const lastFull = ({ bases }: Pick<DatabaseMemory, 'bases'>) =>
    bases.filter(base => base.makes === 'full').at(-1)?.endedAt;
  const before = lastFull(memory);
  const told = succeeded.flatMap(baseOf);
  const summary = copy.chain?.lastFullAt;
  if (summary !== undefined) told.push({ makes: 'full', endedAt: summary });
  const known = new Map(
    [...memory.bases, ...told].map(base => [
      `${base.makes} ${base.endedAt}`,
      base,
    ]),
  );
  memory.bases = [...known.values()]
    .sort((a, b) => a.endedAt - b.endedAt)
    .slice(-KEPT_BASES);
  const full = lastFull(memory);
  const counted =
    full === undefined
      ? 0
      : succeeded.filter(backup => backup.endedAt > full).length;
  // Records vanish: a chain gets shorter by a full backup only.
  memory.sinceFull = Math.max(
    counted,
    copy.chain?.sinceFull ?? 0,
    before === full ? memory.sinceFull : 0,
  );
}

/**
 * Adds one reading of a database's copy to what is remembered of it. Pure.
 *
 * @param previous - memory before this reading; absent at the first look
 * @param copy - as it was read
 * @param readAt - epoch seconds
 * @returns the new memory, and the runs this reading brought to light
 */
export function rememberDatabase(
  previous: DatabaseMemory | undefined,
  copy: DatabaseCopy,
  readAt: number,
): { memory: DatabaseMemory; runs: FinishedRun[] } {
  const memory: DatabaseMemory = { ...(previous ?? newMemory(copy)) };
  rememberArchiving(memory, copy.archiving, readAt);
  const { until } = copy.archiving;
  if (until !== undefined) {
    memory.archivedUntil = Math.max(memory.archivedUntil ?? 0, until);
  }

  const succeeded = copy.backups.filter(
    backup => backup.outcome === 'succeeded',
  );
  for (const backup of succeeded) {
    if (copy.waitsForLog || isConsistent(backup, copy.archiving, memory)) {
      memory.consistentUntil = Math.max(
        memory.consistentUntil ?? 0,
        backup.endedAt,
      );
    }
  }
  rememberChain(memory, copy, succeeded);

  const unknown = copy.backups.filter(
    backup => backup.endedAt > memory.runsUntil,
  );
  memory.runsUntil = Math.max(
    memory.runsUntil,
    ...unknown.map(backup => backup.endedAt),
  );
  return {
    memory,
    runs: unknown.map(
      ({ outcome, startedAt, endedAt, message, makes }): FinishedRun => ({
        outcome,
        startedAt,
        finishedAt: endedAt,
        seenAt: readAt,
        durationSeconds:
          startedAt === undefined || outcome === 'failed'
            ? undefined
            : endedAt - startedAt,
        message,
        makes,
        derived: readAt - endedAt > WATCHED || undefined,
      }),
    ),
  };
}
