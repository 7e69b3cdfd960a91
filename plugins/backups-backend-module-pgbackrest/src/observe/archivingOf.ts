import type { LogArchiving } from 'backstage-plugin-backups-node';
import { sentenceOf } from 'backstage-plugin-backups-node';
import type { Cluster } from '../read/Cluster';
import type { Observed } from './ClusterContext';
import { isFenced } from './isFenced';

/** What CloudNativePG sets where nothing else is said. Seconds. */
const DEFAULT_TIMEOUT = 300;

const SECONDS: Record<string, number> = {
  ms: 0.001,
  s: 1,
  '': 1,
  min: 60,
  h: 3600,
  d: 86_400,
};

/**
 * After how long a segment of the log is archived that is not full.
 *
 * @returns seconds; `undefined`: only full ones are
 */
function timeoutOf(value: unknown): number | undefined {
  if (value === undefined) return DEFAULT_TIMEOUT;
  const match = /^\s*(\d+)\s*(ms|s|min|h|d|)\s*$/.exec(String(value));
  if (!match) return undefined;
  const seconds = Math.ceil(Number(match[1]) * SECONDS[match[2]]);
  return seconds > 0 ? seconds : undefined;
}

/** Since when a database cluster is not ready; `undefined`: it is. */
function notReady({
  readyInstances = 0,
  conditions,
}: NonNullable<Cluster['status']>): { since?: number } | undefined {
  const hibernated = conditions?.find(
    candidate =>
      candidate?.type === 'cnpg.io/hibernation' && candidate.status === 'True',
  );
  if (hibernated) return { since: hibernated.lastTransitionTime };
  const ready = conditions?.find(candidate => candidate?.type === 'Ready');
  if (ready?.status === 'False') return { since: ready.lastTransitionTime };
  // None is written as nothing at all.
  return readyInstances > 0 || ready?.status === 'True' ? undefined : {};
}

/** @returns what the operator says of the log; its status may be `Unknown` */
export function archivingConditionOf({ value }: Observed<Cluster>) {
  return value.status?.conditions?.find(
    candidate => candidate?.type === 'ContinuousArchiving',
  );
}

/**
 * Whether anything is asked to archive the log. Where no plugin is, CloudNativePG
 * passes each segment over and leaves the condition as it was.
 */
export function hasArchiver({
  plugins = [],
  backup,
}: NonNullable<Cluster['spec']>): boolean {
  const enabled = plugins.filter(
    plugin => plugin !== undefined && plugin.enabled !== false,
  );
  return (
    backup?.barmanObjectStore !== undefined ||
    enabled.length === 0 ||
    enabled.some(plugin => plugin?.isWALArchiver === true)
  );
}

/**
 * Whether the log of a cluster is archived, by its condition. That holds for all
 * repositories at once: when one of them refuses a segment, archiving stops. A
 * condition is only kept up to date while the database runs.
 */
export function archivingOf(cluster: Observed<Cluster>): LogArchiving {
  const { spec = {}, status = {} } = cluster.value;
  const condition = archivingConditionOf(cluster);
  const lagSeconds = timeoutOf(spec.postgresql?.parameters?.archive_timeout);
  const halted = notReady(status) ?? (isFenced(cluster) ? {} : undefined);
  switch (condition?.status) {
    case 'True': {
      if (!hasArchiver(spec)) return { state: 'not-seen', lagSeconds };
      if (halted) return { state: 'halted', since: halted.since, lagSeconds };
      return {
        state: 'working',
        since: condition.lastTransitionTime,
        lagSeconds,
      };
    }
    case 'False': {
      const since = condition.lastTransitionTime ?? 0;
      return {
        state: 'failing',
        since: condition.lastTransitionTime,
        ...(halted && (halted.since ?? 0) < since && { mayHaveHalted: true }),
        message: sentenceOf(condition.message ?? condition.reason ?? ''),
        lagSeconds,
      };
    }
    default:
      return { state: 'not-seen', lagSeconds };
  }
}
