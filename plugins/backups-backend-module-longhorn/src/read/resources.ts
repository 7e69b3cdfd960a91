import type {
  KubernetesObject,
  ResourceQuery,
} from 'backstage-plugin-backups-node';
import { isRecord, projectObject } from 'backstage-plugin-backups-node';

/** API group of Longhorn. */
export const LONGHORN_GROUP = 'longhorn.io';

/** What is kept of each kind; messages and parameters may hold anything. */
function keeping(
  spec: readonly string[],
  status: readonly string[],
): (object: KubernetesObject) => KubernetesObject {
  const pick = (value: unknown, names: readonly string[]) =>
    isRecord(value)
      ? Object.fromEntries(
          names.flatMap(name =>
            value[name] === undefined ? [] : [[name, value[name]]],
          ),
        )
      : value;
  return object => ({
    ...projectObject(object),
    spec: pick(object.spec, spec),
    status: pick(object.status, status),
  });
}

function longhorn(
  plural: string,
  kind: string,
  need: ResourceQuery['need'],
  project: ResourceQuery['project'],
): ResourceQuery {
  return {
    group: LONGHORN_GROUP,
    versions: ['v1beta2'],
    plural,
    kind,
    scope: 'namespaced',
    need,
    absentFromFolder: 'none',
    project,
  };
}

/** Volumes, and the claims that they stand behind. */
export const VOLUMES = longhorn(
  'volumes',
  'Volume',
  'carries',
  keeping(
    ['backupTargetName', 'size'],
    ['state', 'kubernetesStatus', 'lastBackupAt', 'robustness', 'actualSize'],
  ),
);

/** What is done with volumes, by groups. */
export const RECURRING_JOBS: ResourceQuery = {
  ...longhorn(
    'recurringjobs',
    'RecurringJob',
    'carries',
    keeping(
      ['cron', 'groups', 'task', 'retain', 'retentionPolicy', 'retainAge'],
      [],
    ),
  ),
  onlySchedules: true,
};

/** Copies in the backup store, also those that Longhorn found there. */
export const BACKUPS = longhorn(
  'backups',
  'Backup',
  'carries',
  keeping(
    ['backupMode'],
    [
      'state',
      'error',
      'progress',
      'url',
      'size',
      'volumeName',
      'volumeSize',
      'backupCreatedAt',
      'snapshotCreatedAt',
      'backupTargetName',
    ],
  ),
);

/** Where copies live. */
export const BACKUP_TARGETS = longhorn(
  'backuptargets',
  'BackupTarget',
  'carries',
  keeping(
    ['backupTargetURL', 'credentialSecret', 'pollInterval'],
    ['available', 'conditions', 'lastSyncedAt'],
  ),
);

/** When each volume of the store was copied last. */
export const BACKUP_VOLUMES = longhorn(
  'backupvolumes',
  'BackupVolume',
  'enriches',
  keeping(
    ['backupTargetName', 'volumeName'],
    ['lastBackupAt', 'lastBackupName', 'size'],
  ),
);

/** Everything this provider lists. No Secrets, no pods. */
export const RESOURCES: ResourceQuery[] = [
  VOLUMES,
  RECURRING_JOBS,
  BACKUPS,
  BACKUP_TARGETS,
  BACKUP_VOLUMES,
];
