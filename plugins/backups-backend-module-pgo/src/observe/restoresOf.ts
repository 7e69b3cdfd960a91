import type { RestoreFact } from 'backstage-plugin-backups-node';
import { parseInstant } from 'backstage-plugin-backups-node';
import type { PerconaRestore } from '../read/Percona';
import { conditionOf } from './DatabaseCluster';
import type { DatabaseCluster } from './DatabaseCluster';
import type { Observed } from './Observed';

/** What is known of a restore that only ended. */
const ENDED =
  'Its Job ended. That is no proof of what is in the database: look at the newest rows.';

/** A restore in place, by the status of its cluster. `finished` says nothing of success. */
export function restoreOfPgo(
  cluster: DatabaseCluster,
  itemKey: string,
): RestoreFact[] {
  const { restore } = cluster.status;
  if (restore?.id === undefined) return [];
  const { subject } = cluster.observed;
  const { status, reason } =
    conditionOf(cluster, 'PostgresDataInitialized') ?? {};
  const base = {
    type: 'restore' as const,
    object: subject.object,
    at: restore.completionTime ?? restore.startTime,
    of: [itemKey],
  };
  if (!restore.finished) return [{ ...base, outcome: 'running' }];
  if (
    reason === 'PGBackRestRestoreFailed' ||
    ((restore.failed ?? 0) > 0 && restore.completionTime === undefined)
  ) {
    return [{ ...base, outcome: 'failed', detail: reason }];
  }
  return restore.completionTime !== undefined || status === 'True'
    ? [{ ...base, outcome: 'restored', detail: ENDED }]
    : [{ ...base, outcome: 'running', detail: reason }];
}

/** A restore in place, by the object that asks for it. */
export function restoreOfPercona(
  { subject, object, value }: Observed<PerconaRestore>,
  itemKey: string,
): RestoreFact {
  const { state = '', completed } = value.status ?? {};
  const base = {
    type: 'restore' as const,
    object: subject.object,
    at: completed ?? parseInstant(object.metadata.creationTimestamp),
    of: [itemKey],
  };
  switch (state) {
    case 'Succeeded':
      return { ...base, outcome: 'restored', detail: ENDED };
    case 'Failed':
      return { ...base, outcome: 'failed' };
    default:
      return { ...base, outcome: 'running', detail: state || undefined };
  }
}
