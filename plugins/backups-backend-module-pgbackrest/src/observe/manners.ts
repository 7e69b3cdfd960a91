import type { RunManners } from 'backstage-plugin-backups-node';
import {
  commandInText,
  describeObject,
  kubectl,
} from 'backstage-plugin-backups-node';
import type { Cluster } from '../read/Cluster';
import { CNPG_GROUP } from '../read/apiGroups';
import type { Observed } from './ClusterContext';
import type { BackupRecord } from './recordsOf';
import type { RepositorySchedule } from './scheduleOf';

/** The Backup that shows best what holds its repository up. */
function telling(records: readonly BackupRecord[]): BackupRecord | undefined {
  const newest = [...records].sort(
    (a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0),
  );
  return (
    newest.find(({ stage }) => stage === 'refused') ??
    newest.find(({ stage }) => stage === 'running') ??
    newest.find(
      record =>
        record.stage === 'finished' && record.claimed.outcome === 'failed',
    ) ??
    newest.at(0)
  );
}

/**
 * How CloudNativePG treats backups: each is an object of its own, and one that
 * failed is never tried again. The next one is made for the next slot.
 */
export function manneredBy(
  { subject }: Observed<Cluster>,
  records: readonly BackupRecord[],
  schedules: readonly RepositorySchedule[],
): RunManners {
  const { namespace, name } = subject.object;
  const record = telling(records);
  const [schedule] = schedules;
  const object =
    record?.backup.subject.object ?? schedule?.observed.subject.object;
  const command = object
    ? kubectl(
        namespace,
        'describe',
        `${object.kind.toLocaleLowerCase('en-US')}s.${CNPG_GROUP}`,
        object.name,
      )
    : kubectl(namespace, 'describe', `clusters.${CNPG_GROUP}`, name);
  return {
    retries: false,
    runner: 'the CloudNativePG operator',
    inspect: `${describeObject(object ?? subject.object)} (${commandInText(
      command,
    )})`,
  };
}
