import { Cron } from 'croner';
import type { PlanState } from 'backstage-plugin-backups-common';
import type { KubernetesObject } from 'backstage-plugin-backups-node';
import type { SourceStatus } from '../homelab/story/SourceStatus';
import { DAY, HOUR, MINUTE } from '../time/durations';

interface SourceSpec {
  paused?: boolean;
  trigger: { schedule: string; manual?: string };
}

function seconds(timestamp: string): number {
  return Date.parse(timestamp) / 1000;
}

/**
 * A second opinion on what a source shows: VolSync's own fields and a cron
 * library, nothing of the stories. Written for tests of the demo only.
 *
 * @param now - epoch seconds
 */
export function stateOf(source: KubernetesObject, now: number): PlanState {
  const spec = source.spec as SourceSpec;
  const status = (source.status ?? {}) as SourceStatus;
  const cron = new Cron(spec.trigger.schedule, { timezone: 'UTC' });
  const slotAfter = (instant: number): number => {
    const next = cron.nextRun(new Date(instant * 1000));
    return next ? next.getTime() / 1000 : Infinity;
  };

  if (spec.paused) return 'suspended';
  const condition = status.conditions?.[0];
  const refusedFor =
    condition?.reason === 'Error'
      ? now - seconds(condition.lastTransitionTime)
      : 0;
  if (status.latestMoverStatus?.result === 'Failed') return 'failing';
  if (refusedFor > 10 * MINUTE) return 'failing';

  const { lastSyncTime, lastSyncStartTime } = status;
  const runningFor = lastSyncStartTime ? now - seconds(lastSyncStartTime) : 0;
  if (runningFor > (lastSyncTime ? 2 * HOUR : DAY)) return 'stuck';
  if (status.latestMoverStatus?.logs?.includes('Directory is empty')) {
    return 'hollow';
  }

  const since = seconds(
    lastSyncTime ?? source.metadata.creationTimestamp ?? '',
  );
  const due = slotAfter(since);
  const gap = slotAfter(due) - due;
  const clamped = Math.min(Math.max(gap / 10, 15 * MINUTE), 6 * HOUR);
  const run = lastSyncTime ? 10 * MINUTE : DAY;
  const overdue = now >= due + run + clamped + 5 * MINUTE;
  if (!lastSyncTime) return overdue ? 'never-ran' : 'new';
  if (spec.trigger.manual) return 'unscheduled';
  if (overdue) return 'overdue';
  return now >= due && !lastSyncStartTime ? 'late' : 'healthy';
}
