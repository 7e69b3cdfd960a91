import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { toTimestamp } from '../../time/toTimestamp';
import { metadataOf } from '../objects/metadataOf';
import type { Moment } from '../objects/Moment';
import type { DemoBackup } from './backupsOf';
import type { DemoDatabase } from './DemoDatabase';

const PLUGIN = 'pgbackrest.dalibo.com';

function statusOf(backup: DemoBackup, now: number) {
  const begun = {
    method: 'plugin',
    majorVersion: 18,
    reconciliationStartedAt: toTimestamp(backup.slot),
  };
  // A plugin's backup stays `started` for as long as it runs.
  if (backup.endsAt > now) return { phase: 'started', ...begun };
  return {
    phase: 'completed',
    ...begun,
    backupName: backup.label,
    startedAt: toTimestamp(backup.startedAt),
    stoppedAt: toTimestamp(backup.endsAt),
    reconciliationTerminatedAt: toTimestamp(backup.endsAt),
    online: true,
    pluginMetadata: { name: PLUGIN, version: '0.0.3' },
  };
}

/** The Backup objects of a database cluster, as the operator leaves them. */
export function backupObjects(
  moment: Moment,
  { name, repositories }: DemoDatabase,
  backups: readonly DemoBackup[],
): KubernetesObject[] {
  return backups.map(backup => ({
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Backup',
    metadata: metadataOf(moment, {
      kind: 'Backup',
      name: backup.name,
      namespace: 'database',
      createdAt: backup.slot,
      // One that is made by hand has no labels.
      ...(backup.schedule && {
        labels: {
          'cnpg.io/cluster': name,
          'cnpg.io/scheduled-backup': backup.schedule,
          'cnpg.io/immediateBackup': 'false',
        },
        owner: {
          apiVersion: 'postgresql.cnpg.io/v1',
          kind: 'ScheduledBackup',
          name: backup.schedule,
        },
      }),
    }),
    spec: {
      cluster: { name },
      method: 'plugin',
      target: 'primary',
      pluginConfiguration: {
        name: PLUGIN,
        parameters: {
          selectedRepository: String(
            repositories.indexOf(backup.repository) + 1,
          ),
          backupType: backup.full ? 'full' : 'incr',
        },
      },
    },
    status: statusOf(backup, moment.now),
  }));
}
