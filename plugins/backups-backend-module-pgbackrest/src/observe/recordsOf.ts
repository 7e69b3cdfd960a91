import type { BackupType } from 'backstage-plugin-backups-common';
import type { ClaimedBackup } from 'backstage-plugin-backups-node';
import {
  isBeingDeleted,
  parseInstant,
  sentenceOf,
} from 'backstage-plugin-backups-node';
import type { Backup } from '../read/Backup';
import type { Observed } from './ClusterContext';
import { runTimesOf } from './operatorTimes';
import type { Setup } from './setupsOf';
import { PLUGIN_OF } from './setupsOf';

/** A Backup object, as far as it is understood. Instants are epoch seconds. */
export type BackupRecord = { backup: Observed<Backup>; createdAt?: number } & (
  | { stage: 'finished'; claimed: ClaimedBackup; shiftedBy?: number }
  /** It did not begin, for the log was not archived, and holds up those behind it. */
  | { stage: 'refused'; since?: number }
  | { stage: 'running'; since?: number }
  | { stage: 'waiting' }
  /** Its object is being deleted; whether the backup goes with it is up to the tool. */
  | { stage: 'leaving' }
  | { stage: 'unknown'; phase: string }
);

/** How Backups of a setup say which repository they are for. */
interface Addressed {
  method?: string;
  pluginConfiguration?: {
    name?: string;
    parameters?: { selectedRepository?: string; repo?: string };
  };
}

/** What the operator takes where a Backup or ScheduledBackup says nothing. */
const DEFAULT_METHOD = 'barmanObjectStore';

/**
 * @param spec - of a Backup or a ScheduledBackup
 * @returns by what name it addresses a repository of the setup; `undefined`
 * where it is for another setup
 */
export function addressOf(spec: Addressed, setup: Setup): string | undefined {
  const method = spec.method ?? DEFAULT_METHOD;
  const { name, parameters = {} } = spec.pluginConfiguration ?? {};
  switch (setup.tool) {
    case 'dalibo':
      return method === 'plugin' && name === PLUGIN_OF.dalibo
        ? parameters.selectedRepository ?? '1'
        : undefined;
    case 'opera':
      return method === 'plugin' && name === PLUGIN_OF.opera
        ? parameters.repo ?? '1'
        : undefined;
    case 'barman-cloud':
      return method === 'plugin' && name === PLUGIN_OF['barman-cloud']
        ? '1'
        : undefined;
    case 'barman-in-tree':
      return method === 'barmanObjectStore' ? '1' : undefined;
    case 'volume-snapshot':
      return method === 'volumeSnapshot' ? 'volumeSnapshot' : undefined;
    default: {
      const unplaced: never = setup;
      throw new Error(`Setup without an address: ${String(unplaced)}`);
    }
  }
}

const TYPE_OF: Record<string, BackupType> = {
  full: 'full',
  diff: 'differential',
  incr: 'incremental',
};
const LABEL = /^\d{8}-\d{6}F(?:_\d{8}-\d{6}([DI]))?$/;
const TYPE_OF_LETTER: Record<string, BackupType> = {
  D: 'differential',
  I: 'incremental',
};

/**
 * @param label - its last letter tells what was made, whatever was asked for;
 * its digits are no time: they are in the zone of some host
 * @param asked - parameter of the Backup
 */
export function backupTypeOf(
  label: string | undefined,
  asked: string | undefined,
): BackupType | undefined {
  const match = LABEL.exec(label ?? '');
  if (match) return match[1] ? TYPE_OF_LETTER[match[1]] : 'full';
  return asked === undefined ? undefined : TYPE_OF[asked];
}

/** Whether backups of a tool may build on earlier ones. */
export function makesChains(tool: Setup['tool']): boolean {
  return tool === 'dalibo' || tool === 'opera';
}

function finished(
  { object, value }: Observed<Backup>,
  outcome: ClaimedBackup['outcome'],
  tool: Setup['tool'],
): { claimed: ClaimedBackup; shiftedBy?: number } | undefined {
  const { spec = {}, status = {} } = value;
  const parameters = spec.pluginConfiguration?.parameters;
  const { startedAt, shiftedBy, ...times } = runTimesOf(status);
  const endedAt =
    times.endedAt ??
    startedAt ??
    parseInstant(object.metadata.creationTimestamp);
  if (endedAt === undefined) return undefined;
  const chained = makesChains(tool);
  // One plugin writes the label into the one field, the other into the other.
  const label = chained
    ? [status.backupId, status.backupName].find(text => LABEL.test(text ?? ''))
    : status.backupId;
  return {
    shiftedBy,
    claimed: {
      outcome,
      makes: chained
        ? backupTypeOf(label, parameters?.backupType ?? parameters?.type)
        : 'full',
      label,
      startedAt,
      endedAt,
      message:
        status.error === undefined ? undefined : sentenceOf(status.error),
    },
  };
}

/** Turns a Backup into the record of its run. */
export function recordOf(
  backup: Observed<Backup>,
  tool: Setup['tool'],
): BackupRecord {
  const { status = {} } = backup.value;
  const createdAt = parseInstant(backup.object.metadata.creationTimestamp);
  const base = { backup, createdAt };
  if (isBeingDeleted(backup.object)) return { ...base, stage: 'leaving' };
  const phase = status.phase ?? '';
  switch (phase) {
    case 'completed':
    case 'failed':
    case 'invalid backup definition': {
      const run = finished(
        backup,
        phase === 'completed' ? 'succeeded' : 'failed',
        tool,
      );
      return run
        ? { ...base, stage: 'finished', ...run }
        : { ...base, stage: 'unknown', phase };
    }
    // A plugin's backup stays `started` for as long as it runs.
    case 'started':
    case 'running':
    case 'finalizing':
      return {
        ...base,
        stage: 'running',
        since: status.reconciliationStartedAt ?? status.startedAt ?? createdAt,
      };
    case 'walArchivingFailing':
      return { ...base, stage: 'refused', since: createdAt };
    case '':
    case 'pending':
      return { ...base, stage: 'waiting' };
    default:
      return { ...base, stage: 'unknown', phase };
  }
}
