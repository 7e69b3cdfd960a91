import {
  BackupType,
  MomentKnown,
  instantToIso,
  durationInWords,
} from 'backstage-plugin-backups-common';
import { PlanFact } from 'backstage-plugin-backups-node';
import { dataTime } from '../memory/dataTime';
import { PlanMemory } from '../memory/PlanMemory';

const DAY = 86_400;

/** A moment, and how it is known. */
export interface KnownMoment {
  /** Epoch seconds. */
  at: number;
  known: MomentKnown;
  because: string;
}

/** Which moments of a database a copy can bring back. */
export interface RecoveryWindow {
  /** Every moment from here to the latest, as far as the log has no gap. */
  earliest?: KnownMoment;
  latest?: KnownMoment;
  /** The oldest backup, where it lies before that: it restores to its own end only. */
  oldestPoint?: KnownMoment;
}

type Sourced = { fact: PlanFact; memory: PlanMemory };

/** Ends of the full backups that retention has left, oldest first. */
function keptFulls({ fact, memory }: Sourced): number[] {
  const ends = (memory.database?.bases ?? [])
    .filter(base => base.makes === 'full')
    .map(base => base.endedAt);
  const kept = fact.retention.chain?.fulls;
  if (!kept) return ends;
  if ('count' in kept) return ends.slice(-kept.count);
  // Nothing expires but after a success, and one that is older always stays.
  const from = (memory.lastSuccess?.finishedAt ?? 0) - kept.days * DAY;
  const young = ends.findIndex(end => end >= from);
  return young < 0 ? ends.slice(-1) : ends.slice(Math.max(0, young - 1));
}

/** Ends of the backups that count towards a retention of the log. */
function endsCounting(
  of: BackupType,
  { fact, memory }: Sourced,
  fulls: readonly number[],
): number[] {
  switch (of) {
    case 'full':
      return [...fulls];
    case 'differential':
      return (memory.database?.bases ?? [])
        .map(base => base.endedAt)
        .filter(end => end >= (fulls.at(0) ?? 0));
    case 'incremental':
      return (fact.database?.backups ?? [])
        .filter(backup => backup.outcome === 'succeeded')
        .map(backup => backup.endedAt);
    default: {
      const unplaced: never = of;
      throw new Error(`Backup type without a place: ${unplaced}`);
    }
  }
}

function earliestOf(
  plan: Sourced,
  fulls: readonly number[],
): KnownMoment | undefined {
  const told = plan.fact.database?.restorableFrom;
  if (told !== undefined) {
    return {
      at: told,
      known: 'observed',
      because: 'The tool itself says since when it can restore.',
    };
  }
  const { log } = plan.fact.retention.chain ?? {};
  const counting = log ? endsCounting(log.of, plan, fulls) : fulls;
  const at = (log ? counting.slice(-log.count) : counting).at(0);
  if (at === undefined) return undefined;
  return {
    at,
    known: 'estimated',
    because: log
      ? `The end of the oldest of the newest ${log.count} ${log.of} backups that were seen: behind these the log is kept.`
      : 'The end of the oldest full backup that was seen and that retention keeps.',
  };
}

function latestOf(plan: Sourced, readAt: number): KnownMoment | undefined {
  const at = dataTime(plan.memory);
  const archiving = plan.fact.database?.archiving;
  if (at === undefined || !archiving) return undefined;
  switch (archiving.state) {
    case 'working': {
      const { lagSeconds, since } = archiving;
      if (lagSeconds === undefined) {
        return {
          at,
          known: 'observed',
          because:
            'The end of the newest backup. The log is archived too, but how far is not known: segments wait until they are full.',
        };
      }
      const works =
        since === undefined
          ? ''
          : ` It has worked since ${instantToIso(since)}.`;
      return {
        at: Math.max(at, readAt - lagSeconds),
        known: 'estimated',
        because: `The log is archived at the latest every ${durationInWords(
          lagSeconds,
        )}, and at the last reading that worked.${works}`,
      };
    }
    case 'failing':
      return {
        at,
        known: 'estimated',
        because: `The log is not archived any more${
          archiving.since === undefined
            ? ''
            : ` since ${instantToIso(archiving.since)}`
        }. Nothing later can be restored.`,
      };
    case 'not-seen':
      return {
        at,
        known: 'estimated',
        because: 'Nothing says that the log is archived now.',
      };
    default: {
      const unplaced: never = archiving.state;
      throw new Error(`Archiving without a latest moment: ${unplaced}`);
    }
  }
}

/**
 * The moments that a copy of a database can bring back: from retention, from
 * the backups that were ever seen, and from what is known of the log. The
 * latest is never the present.
 *
 * @param readAt - when its source was last read, epoch seconds
 * @returns `undefined` for what is no copy of a database
 */
export function recoveryWindow(
  plan: Sourced,
  readAt: number,
): RecoveryWindow | undefined {
  if (!plan.fact.database || !plan.memory.database) return undefined;
  const fulls = keptFulls(plan);
  const latest = latestOf(plan, readAt);
  if (!latest) return {};
  const found = earliestOf(plan, fulls);
  const earliest = found && found.at <= latest.at ? found : undefined;
  const oldest = fulls.at(0);
  return {
    earliest,
    latest,
    oldestPoint:
      oldest !== undefined && earliest && oldest < earliest.at
        ? {
            at: oldest,
            known: 'estimated',
            because:
              'The end of the oldest full backup that was seen and that retention keeps. The log behind it is not kept.',
          }
        : undefined,
  };
}
