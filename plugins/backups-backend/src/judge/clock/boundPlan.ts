import {
  ClaimedBackup,
  PlanFact,
  isAhead,
} from 'backstage-plugin-backups-node';
import { TimeAhead } from './ClockReading';

/** A plan without the times that cannot be, and those times. */
export interface BoundPlan {
  fact: PlanFact;
  ahead: readonly TimeAhead[];
}

/** What was made of a fact whose times lay ahead: the same facts are the same objects. */
const bounded = new WeakMap<PlanFact, { refused: string; fact: PlanFact }>();

function outsideTimes(fact: PlanFact): (number | undefined)[] {
  const { database } = fact;
  return [
    fact.createdAt,
    fact.madeSince,
    fact.editedAt,
    fact.runningSince,
    fact.hides?.untoldAt,
    fact.nothingCopied?.at,
    fact.lastSuccess?.finishedAt,
    fact.lastAttemptFailed?.since,
    fact.controllerError?.since,
    database?.archiving.since,
    database?.archiving.until,
    database?.chain?.lastFullAt,
    database?.restorableFrom,
    ...[...(database?.backups ?? []), ...(fact.records ?? [])].flatMap(
      backup => [backup.startedAt, backup.endedAt],
    ),
  ];
}

/** The failures since the last success, as records tell them. */
function failureOf(
  backups: readonly ClaimedBackup[],
): PlanFact['lastAttemptFailed'] {
  const lastGood = backups.findLastIndex(
    backup => backup.outcome === 'succeeded',
  );
  const failed = backups.slice(lastGood + 1);
  const [first] = failed;
  return (
    first && {
      since: first.startedAt ?? first.endedAt,
      message: failed.at(-1)?.message,
    }
  );
}

function successOf(backups: readonly ClaimedBackup[]): PlanFact['lastSuccess'] {
  const last = backups.filter(backup => backup.outcome === 'succeeded').at(-1);
  return (
    last && {
      finishedAt: last.endedAt,
      durationSeconds:
        last.startedAt === undefined
          ? undefined
          : last.endedAt - last.startedAt,
      sizeBytes: last.sizeBytes,
      files: last.files,
    }
  );
}

function withoutTimes(fact: PlanFact, refused: ReadonlySet<number>): PlanFact {
  const keep = (instant: number | undefined) =>
    instant !== undefined && refused.has(instant) ? undefined : instant;
  const { lastSuccess, lastAttemptFailed, controllerError, database } = fact;
  const claims = lastSuccess && !refused.has(lastSuccess.finishedAt);
  const left: PlanFact = {
    ...fact,
    createdAt: keep(fact.createdAt),
    madeSince: keep(fact.madeSince),
    editedAt: keep(fact.editedAt),
    runningSince: keep(fact.runningSince),
    lastSuccess: claims ? lastSuccess : undefined,
    lastAttemptFailed: lastAttemptFailed && {
      ...lastAttemptFailed,
      since: keep(lastAttemptFailed.since),
    },
    controllerError: controllerError && {
      ...controllerError,
      since: keep(controllerError.since),
    },
  };
  // Where it stands among the other runs is not known: it hides none of them.
  if (fact.nothingCopied?.at !== undefined) {
    const isOfNow = keep(fact.nothingCopied.at) !== undefined;
    left.nothingCopied = isOfNow ? fact.nothingCopied : undefined;
  }
  if (fact.hides?.untoldAt !== undefined) {
    const untoldAt = keep(fact.hides.untoldAt);
    left.hides = { ...fact.hides, untoldAt };
    if (untoldAt === undefined) left.hides.successes = true;
  }
  // There was a success, and nobody knows when.
  if (lastSuccess && !claims) {
    left.hides = { ...left.hides, successes: true };
    // What the last slot came to is not known either.
    if (left.standsStill?.missedNoSlot) {
      left.standsStill = { since: left.standsStill.since };
    }
  }
  if (fact.records) {
    left.records = fact.records.filter(
      ({ startedAt, endedAt }) =>
        !refused.has(endedAt) &&
        (startedAt === undefined || !refused.has(startedAt)),
    );
    // A success whose time cannot be hides neither the one before nor a failure.
    left.lastSuccess = left.lastSuccess ?? successOf(left.records);
    if (left.records.length < fact.records.length) {
      left.lastAttemptFailed =
        left.lastAttemptFailed ?? failureOf(left.records);
    }
  }
  if (!database) return left;
  const backups = database.backups
    .filter(backup => !refused.has(backup.endedAt))
    .map(backup =>
      keep(backup.startedAt) === backup.startedAt
        ? backup
        : { ...backup, startedAt: undefined },
    );
  left.database = {
    ...database,
    archiving: {
      ...database.archiving,
      since: keep(database.archiving.since),
      until: keep(database.archiving.until),
    },
    chain:
      database.chain && keep(database.chain.lastFullAt) === undefined
        ? { sinceFull: database.chain.sinceFull }
        : database.chain,
    restorableFrom: keep(database.restorableFrom),
    backups,
  };
  if (backups.length < database.backups.length) {
    // A success whose time cannot be hides no failure.
    left.lastSuccess = successOf(backups);
    left.lastAttemptFailed = left.lastAttemptFailed ?? failureOf(backups);
  }
  return left;
}

/**
 * Leaves out the times of a plan that lie after their reading: no success is
 * known by them, none of them hides a failure, and what was refused once stays
 * refused when our own clock has reached it.
 *
 * @param fact - as the provider states it
 * @param readAt - epoch seconds
 * @param before - what was refused at earlier readings
 * @returns the very same fact where nothing lies ahead
 */
export function boundPlan(
  fact: PlanFact,
  readAt: number,
  before: readonly TimeAhead[] = [],
): BoundPlan {
  const ahead = new Map<number, TimeAhead>();
  for (const instant of outsideTimes(fact)) {
    if (instant === undefined) continue;
    const known = before.find(time => time.instant === instant);
    if (known) {
      ahead.set(instant, known);
    } else if (isAhead(instant, readAt)) {
      ahead.set(instant, { instant, aheadBy: instant - readAt });
    }
  }
  if (ahead.size === 0) return { fact, ahead: [] };
  const refused = [...ahead.keys()].sort((a, b) => a - b).join(' ');
  let known = bounded.get(fact);
  if (known?.refused !== refused) {
    known = { refused, fact: withoutTimes(fact, new Set(ahead.keys())) };
    bounded.set(fact, known);
  }
  return { fact: known.fact, ahead: [...ahead.values()] };
}
