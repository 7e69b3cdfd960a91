import type {
  BackupType,
  ChainRetention,
  Retention,
} from 'backstage-plugin-backups-common';
import type { RetentionPolicy } from '../read/Stanza';

const TYPES: Record<string, BackupType> = {
  full: 'full',
  diff: 'differential',
  incr: 'incremental',
};

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}

function fullsOf({ full, fullType }: RetentionPolicy): ChainRetention['fulls'] {
  if (full === undefined || full < 1) return undefined;
  return fullType === 'time' ? { days: full } : { count: full };
}

/**
 * Without its own setting the log is kept for all full backups that are kept by
 * count. Source: `retention` in load.c of pgBackRest.
 */
function logOf(policy: RetentionPolicy): ChainRetention['log'] {
  const { archive, archiveType = 'full' } = policy;
  const of = TYPES[archiveType];
  return archive === undefined || archive < 1 || of === undefined
    ? undefined
    : { count: archive, of };
}

function fullWords(fulls: ChainRetention['fulls']): string {
  if (fulls === undefined) return 'Nothing ever expires.';
  if ('count' in fulls) {
    return `Keeps ${counted(
      fulls.count,
      'full backup',
    )} with everything that builds on them.`;
  }
  return `Keeps full backups for ${counted(
    fulls.days,
    'day',
  )}, and one that is older, with everything that builds on them.`;
}

function logWords(chain: ChainRetention): string {
  const { log, fulls } = chain;
  const keptFulls = fulls && 'count' in fulls ? fulls.count : Infinity;
  if (!log || (log.of === 'full' && log.count >= keptFulls)) {
    return 'Any moment since the oldest of them can be restored.';
  }
  const newest =
    log.count === 1
      ? `newest ${log.of} backup`
      : `oldest of the newest ${log.count} ${log.of} backups`;
  return `Any moment since the ${newest} can be restored; an older backup only to its own end.`;
}

/**
 * What a repository of pgBackRest keeps. Counts are of full backups, not of
 * days, and so is the retention of the log.
 *
 * @param policy - as the repository declares it
 */
export function retentionOf(policy: RetentionPolicy = {}): Retention {
  const differentials =
    policy.diff !== undefined && policy.diff > 0 ? policy.diff : undefined;
  const chain: ChainRetention = {
    fulls: fullsOf(policy),
    differentials,
    log: logOf(policy),
  };
  return {
    noHistory: false,
    declared: [],
    inherited: [],
    chain,
    sentence: [fullWords(chain.fulls), logWords(chain)].join(' '),
  };
}

const WINDOW = /^([1-9]\d*)([dwm])$/;
const UNIT_DAYS = { d: 1, w: 7, m: 30 } as const;

/**
 * What barman keeps: a window of recoverability.
 *
 * @param policy - for instance `30d`
 */
export function windowRetention(policy: string | undefined): Retention {
  const match = WINDOW.exec(policy ?? '');
  const base = { noHistory: false, declared: [], inherited: [] };
  if (!match) {
    return {
      ...base,
      chain: {},
      sentence: 'Nothing ever expires.',
    };
  }
  const unit = match[2] as keyof typeof UNIT_DAYS;
  const days = Number(match[1]) * UNIT_DAYS[unit];
  return {
    ...base,
    chain: { fulls: { days } },
    sentence: `Keeps what it takes to restore any moment of the last ${counted(
      days,
      'day',
    )}.`,
  };
}
