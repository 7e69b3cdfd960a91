import { BackupType } from 'backstage-plugin-backups-common';
import { PlanFact } from 'backstage-plugin-backups-node';
import { dataTime } from '../memory/dataTime';
import { fullPeriod } from './fullPeriod';
import { KnownMoment } from './KnownMoment';
import {
  DatabasePlan,
  KnownBackup,
  KnownBackups,
  knownBackups,
} from './knownBackups';
import { newestFulls } from './newestFulls';

const DAY = 86_400;

/** Which moments of a database a copy can bring back. */
export interface RecoveryWindow {
  /** Every moment from here to the latest, as far as the log has no gap. */
  earliest?: KnownMoment;
  latest?: KnownMoment;
  /** The oldest backup, where it lies before that: it restores to its own end only. */
  oldestPoint?: KnownMoment;
}

/** Between two full backups, where some may have gone unseen. Seconds. */
function periodOf(
  fact: PlanFact,
  { bases, listedAt }: KnownBackups,
): number | undefined {
  return listedAt === undefined
    ? fullPeriod(fact, bases.at(-1)?.endedAt ?? 0)
    : undefined;
}

/** Full backups that retention has left, oldest first; damaged ones count. */
function keptFulls(
  { fact, memory }: DatabasePlan,
  known: KnownBackups,
): KnownBackup[] {
  const fulls = known.bases.filter(base => base.makes === 'full');
  const kept = fact.retention.chain?.fulls;
  if (!kept) return fulls;
  if ('count' in kept) {
    return newestFulls(fulls, kept.count, periodOf(fact, known));
  }
  // Nothing expires but after a success, and one that is older always stays.
  const from = (memory.lastSuccess?.finishedAt ?? 0) - kept.days * DAY;
  const young = fulls.findIndex(({ endedAt }) => endedAt >= from);
  return young < 0 ? fulls.slice(-1) : fulls.slice(Math.max(0, young - 1));
}

/** Backups that count towards a retention of the log. */
function countingFor(
  of: BackupType,
  { fact }: DatabasePlan,
  { bases }: KnownBackups,
  fulls: readonly KnownBackup[],
): Pick<KnownBackup, 'endedAt' | 'good'>[] {
  switch (of) {
    case 'full':
      return [...fulls];
    case 'differential':
      return bases.filter(
        ({ endedAt }) => endedAt >= (fulls.at(0)?.endedAt ?? 0),
      );
    case 'incremental':
      return (fact.database?.backups ?? [])
        .filter(backup => backup.outcome === 'succeeded')
        .map(({ endedAt }) => ({ endedAt, good: true }));
    default: {
      const unplaced: never = of;
      throw new Error(`Backup type without a place: ${unplaced}`);
    }
  }
}

function earliestOf(
  plan: DatabasePlan,
  known: KnownBackups,
  fulls: readonly KnownBackup[],
): KnownMoment | undefined {
  const told = plan.fact.database?.restorableFrom;
  if (told !== undefined) {
    return {
      at: told,
      known: 'observed',
      basis: { kind: 'tool' },
    };
  }
  const { log } = plan.fact.retention.chain ?? {};
  const counting = log ? countingFor(log.of, plan, known, fulls) : [...fulls];
  // A damaged one keeps its log, and nothing can be restored with that.
  const newest =
    log?.of === 'full'
      ? newestFulls(fulls, log.count, periodOf(plan.fact, known))
      : counting.slice(-(log?.count ?? counting.length));
  const at = newest.find(({ good }) => good)?.endedAt;
  if (at === undefined) return undefined;
  const isListed = known.listedAt !== undefined && log?.of !== 'incremental';
  return {
    at,
    known: isListed ? 'computed' : 'estimated',
    basis: log
      ? {
          kind: 'log-kept',
          newest: log.count,
          of: log.of,
          ...(isListed && { listedAt: known.listedAt }),
        }
      : { kind: 'oldest-full', listedAt: known.listedAt },
  };
}

function latestOf(plan: DatabasePlan, readAt: number): KnownMoment | undefined {
  const at = dataTime(plan.memory);
  const archiving = plan.fact.database?.archiving;
  if (at === undefined || !archiving) return undefined;
  if (plan.proof?.listing.summary?.formerSystem) {
    return {
      at,
      known: 'observed',
      basis: { kind: 'former-system' },
    };
  }
  switch (archiving.state) {
    case 'working': {
      const { lagSeconds, since } = archiving;
      if (lagSeconds === undefined) {
        return {
          at,
          known: 'observed',
          basis: { kind: 'log-in-segments' },
        };
      }
      return {
        at: Math.max(at, readAt - lagSeconds),
        known: 'estimated',
        basis: { kind: 'log-archived', lagSeconds, since },
      };
    }
    case 'failing':
      return {
        at,
        known: 'estimated',
        basis: { kind: 'log-failing', since: archiving.since },
      };
    case 'halted':
      return {
        at,
        known: 'estimated',
        basis: { kind: 'database-halted', since: archiving.since },
      };
    case 'not-seen':
      return archiving.until === at
        ? {
            at,
            known: 'observed',
            basis: { kind: 'log-seen-until-then' },
          }
        : {
            at,
            known: 'estimated',
            basis: { kind: 'log-not-seen' },
          };
    default: {
      const unplaced: never = archiving.state;
      throw new Error(`Archiving without a latest moment: ${unplaced}`);
    }
  }
}

/** Where nothing else tells: a backup that is listed with all the log it needs. */
function newestListed({ proof }: DatabasePlan): KnownMoment | undefined {
  const good =
    proof && proof.kind !== 'shared'
      ? proof.listing.summary?.newestGood
      : undefined;
  return good && proof
    ? {
        at: good.finishedAt,
        known: 'computed',
        basis: { kind: 'newest-listed', listedAt: proof.listing.takenAt },
      }
    : undefined;
}

/**
 * The moments that a copy of a database can bring back: from retention, from
 * the backups that its repository lists or that were ever seen, and from what is
 * known of the log. The
 * latest is never the present.
 *
 * @param readAt - when its source was last read, epoch seconds
 * @returns `undefined` for what is no copy of a database
 */
export function recoveryWindow(
  plan: DatabasePlan,
  readAt: number,
): RecoveryWindow | undefined {
  if (!plan.fact.database || !plan.memory.database) return undefined;
  const known = knownBackups(plan);
  const fulls = keptFulls(plan, known);
  const latest = latestOf(plan, readAt) ?? newestListed(plan);
  if (!latest) return {};
  const found = earliestOf(plan, known, fulls);
  const earliest = found && found.at <= latest.at ? found : undefined;
  const oldest = fulls.find(({ good }) => good)?.endedAt;
  return {
    earliest,
    latest,
    oldestPoint:
      oldest !== undefined && earliest && oldest < earliest.at
        ? {
            at: oldest,
            known: known.listedAt === undefined ? 'estimated' : 'computed',
            basis: {
              kind: 'oldest-full',
              listedAt: known.listedAt,
              withoutLog: true,
            },
          }
        : undefined,
  };
}
