import type { KubernetesObject } from 'backstage-plugin-backups-node';
import type { Moment } from '../../homelab/objects/Moment';
import { hexOf } from '../../seed/hexOf';
import { DAY, HOUR } from '../../time/durations';
import { slotAtOrBefore } from '../../time/Cadence';
import type { Cadence } from '../../time/Cadence';
import { toTimestamp } from '../../time/toTimestamp';
import { runsOf } from '../runs';
import type { ScheduledRun } from '../runs';
import { LOCATION, veleroMetadata } from './veleroMetadata';
import type { VeleroVolume } from './VeleroVolume';
import { podVolumeBackup } from './podVolumeBackup';

/** Name of the Schedule. */
export const SCHEDULE = 'workplace-nightly';

const NAMESPACE = 'workplace';

/** For how long a Backup is kept, in seconds: `ttl`. */
const KEPT = 30 * DAY;

const CADENCE: Cadence = { cron: '0 3 * * *', period: DAY, offset: 3 * HOUR };

/** What each Backup takes: Velero writes the same into every one. */
const TEMPLATE = {
  includedNamespaces: [NAMESPACE],
  storageLocation: LOCATION,
  ttl: '720h0m0s',
  defaultVolumesToFsBackup: true,
  snapshotMoveData: false,
};

function backupName({ slot }: ScheduledRun): string {
  return `${SCHEDULE}-${toTimestamp(slot).replace(/\D/g, '')}`;
}

function backupObject(moment: Moment, run: ScheduledRun): KubernetesObject {
  const name = backupName(run);
  const isOver = run.endsAt <= moment.now;
  const items = 38;
  return {
    apiVersion: 'velero.io/v1',
    kind: 'Backup',
    metadata: veleroMetadata(moment, {
      kind: 'Backup',
      name,
      createdAt: run.slot,
      labels: {
        'velero.io/schedule-name': SCHEDULE,
        'velero.io/storage-location': LOCATION,
      },
    }),
    spec: TEMPLATE,
    status: {
      version: 1,
      formatVersion: '1.1.0',
      phase: isOver ? 'Completed' : 'InProgress',
      startTimestamp: toTimestamp(run.startedAt),
      expiration: toTimestamp(run.startedAt + KEPT),
      ...(isOver && {
        completionTimestamp: toTimestamp(run.endsAt),
        progress: { totalItems: items, itemsBackedUp: items },
      }),
    },
  };
}

function scheduleObject(moment: Moment, createdAt: number): KubernetesObject {
  return {
    apiVersion: 'velero.io/v1',
    kind: 'Schedule',
    metadata: veleroMetadata(moment, {
      kind: 'Schedule',
      name: SCHEDULE,
      createdAt,
    }),
    spec: { schedule: CADENCE.cron, template: TEMPLATE },
    status: {
      phase: 'Enabled',
      // Written when a Backup is submitted, whatever becomes of it.
      lastBackup: toTimestamp(slotAtOrBefore(CADENCE, moment.now)),
    },
  };
}

/**
 * The Schedule of a namespace, its Backups that have not expired, and what they
 * took of each volume: nothing of an app without a running pod, and each of them
 * ends as Completed all the same.
 */
export function nightlyBackups(
  moment: Moment,
  createdAt: number,
  volumes: readonly VeleroVolume[],
): KubernetesObject[] {
  const runs = runsOf({
    seed: SCHEDULE,
    cadence: CADENCE,
    createdAt,
    now: moment.now,
    typicalSeconds: 520,
    newest: KEPT / CADENCE.period + 1,
  }).filter(({ startedAt }) => startedAt + KEPT > moment.now);
  return [
    scheduleObject(moment, createdAt),
    ...runs.flatMap(run => [
      backupObject(moment, run),
      ...volumes
        .filter(({ runsAtNight }) => runsAtNight)
        .map(volume =>
          podVolumeBackup(moment, {
            volume,
            run,
            backup: backupName(run),
            suffix: hexOf(`${backupName(run)}/${volume.claim}`, 5),
          }),
        ),
    ]),
  ];
}
