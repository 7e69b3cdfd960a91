import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { uidOf } from '../../homelab/objects/metadataOf';
import type { Moment } from '../../homelab/objects/Moment';
import { fractionOf } from '../../seed/fractionOf';
import { hexOf } from '../../seed/hexOf';
import { DAY, MINUTE } from '../../time/durations';
import { toTimestamp } from '../../time/toTimestamp';
import { runsOf } from '../runs';
import type { ScheduledRun } from '../runs';
import { REGION } from '../storage';
import { LONGHORN_VERSION, longhornMetadata } from './longhornMetadata';
import type { LonghornVolume } from './LonghornVolume';
import { NIGHTLY, RETAINED, SNAPSHOTS, recurringJobs } from './recurringJobs';

const TARGET = 'default';
const URL = `s3://acme-longhorn@${REGION}/prod`;

/** A volume of Longhorn is called like the PersistentVolume that it backs. */
function nameOf({ cluster }: Moment, volume: LonghornVolume): string {
  const { namespace, claim } = volume;
  return `pvc-${uidOf(cluster, 'PersistentVolumeClaim', namespace, claim)}`;
}

function backupTarget(moment: Moment, createdAt: number): KubernetesObject {
  return {
    apiVersion: LONGHORN_VERSION,
    kind: 'BackupTarget',
    metadata: longhornMetadata(moment, {
      kind: 'BackupTarget',
      name: TARGET,
      createdAt,
    }),
    spec: {
      backupTargetURL: URL,
      credentialSecret: 'longhorn-s3',
      pollInterval: '5m0s',
    },
    status: {
      available: true,
      lastSyncedAt: toTimestamp(moment.now - (moment.now % (5 * MINUTE))),
      ownerID: 'worker-1',
      conditions: [],
    },
  };
}

function volumeObject(
  moment: Moment,
  volume: LonghornVolume,
  createdAt: number,
): KubernetesObject {
  const name = nameOf(moment, volume);
  const { namespace, claim, volumeBytes, copiedBy, app } = volume;
  const label =
    copiedBy === 'backup'
      ? 'recurring-job-group.longhorn.io/default'
      : `recurring-job.longhorn.io/${SNAPSHOTS}`;
  return {
    apiVersion: LONGHORN_VERSION,
    kind: 'Volume',
    metadata: longhornMetadata(moment, {
      kind: 'Volume',
      name,
      createdAt,
      labels: { longhornvolume: name, [label]: 'enabled' },
    }),
    spec: {
      backupTargetName: TARGET,
      frontend: 'blockdev',
      numberOfReplicas: 3,
      size: String(volumeBytes),
    },
    status: {
      state: 'attached',
      robustness: 'healthy',
      actualSize: Math.floor(volumeBytes / 3),
      currentNodeID: 'worker-1',
      kubernetesStatus: {
        namespace,
        pvName: name,
        pvcName: claim,
        pvStatus: 'Bound',
        workloadsStatus: [
          {
            podName: `${app}-${hexOf(`${app}/pod`, 5)}`,
            podStatus: 'Running',
            workloadName: app,
            workloadType: 'ReplicaSet',
          },
        ],
      },
    },
  };
}

function backupNameOf(volume: string, { slot }: ScheduledRun): string {
  return `backup-${hexOf(`${volume}@${slot}`, 16)}`;
}

function backupObject(
  moment: Moment,
  volume: LonghornVolume,
  run: ScheduledRun,
): KubernetesObject {
  const volumeName = nameOf(moment, volume);
  const name = backupNameOf(volumeName, run);
  const isOver = run.endsAt <= moment.now;
  return {
    apiVersion: LONGHORN_VERSION,
    kind: 'Backup',
    metadata: longhornMetadata(moment, {
      kind: 'Backup',
      name,
      createdAt: run.startedAt,
      labels: { 'backup-target': TARGET, 'backup-volume': volumeName },
    }),
    spec: {
      snapshotName: `nightly-${hexOf(name, 8)}`,
      labels: { RecurringJob: 'nightly' },
    },
    status: {
      state: isOver ? 'Completed' : 'InProgress',
      progress: isOver ? 100 : 40,
      volumeName,
      backupTargetName: TARGET,
      volumeSize: String(volume.volumeBytes),
      snapshotCreatedAt: toTimestamp(run.startedAt),
      ...(isOver && {
        backupCreatedAt: toTimestamp(run.endsAt),
        size: String(Math.floor(volume.volumeBytes / 3)),
        url: `${URL}?backup=${name}&volume=${volumeName}`,
      }),
    },
  };
}

function backupsOf(
  moment: Moment,
  volume: LonghornVolume,
  createdAt: number,
): KubernetesObject[] {
  const volumeName = nameOf(moment, volume);
  const runs = runsOf({
    seed: volumeName,
    cadence: NIGHTLY,
    createdAt,
    now: moment.now,
    typicalSeconds: 700,
    newest: RETAINED,
  });
  const last = runs.filter(({ endsAt }) => endsAt <= moment.now).at(-1);
  return [
    ...runs.map(run => backupObject(moment, volume, run)),
    ...(last
      ? [
          {
            apiVersion: LONGHORN_VERSION,
            kind: 'BackupVolume',
            metadata: longhornMetadata(moment, {
              kind: 'BackupVolume',
              name: `${volumeName}-${hexOf(volumeName, 4)}`,
              createdAt,
              labels: { 'backup-target': TARGET, 'backup-volume': volumeName },
            }),
            spec: { backupTargetName: TARGET, volumeName },
            status: {
              lastBackupAt: toTimestamp(last.endsAt),
              lastBackupName: backupNameOf(volumeName, last),
              size: String(volume.volumeBytes),
            },
          },
        ]
      : []),
  ];
}

/** Everything that Longhorn has in the cluster of the company. */
export function longhornObjects(
  moment: Moment,
  createdAt: number,
  volumes: readonly LonghornVolume[],
): KubernetesObject[] {
  if (createdAt > moment.now) return [];
  return [
    backupTarget(moment, createdAt),
    ...recurringJobs(moment, createdAt),
    ...volumes.flatMap(volume => {
      const seconds = Math.floor(fractionOf(volume.claim) * DAY);
      const madeAt = moment.anchor - volume.daysOld * DAY - seconds;
      return [
        volumeObject(moment, volume, madeAt),
        ...(volume.copiedBy === 'backup'
          ? backupsOf(moment, volume, madeAt)
          : []),
      ];
    }),
  ];
}
