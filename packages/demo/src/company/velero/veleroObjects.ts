import type { KubernetesObject } from 'backstage-plugin-backups-node';
import type { Moment } from '../../homelab/objects/Moment';
import { HOUR, MINUTE } from '../../time/durations';
import { toTimestamp } from '../../time/toTimestamp';
import { REGION } from '../storage';
import { nightlyBackups } from './nightlyBackups';
import { LOCATION, veleroMetadata } from './veleroMetadata';
import type { VeleroVolume } from './VeleroVolume';

/** How long a maintenance of the repository takes. Seconds. */
const MAINTENANCE = 26;

function storageLocation(moment: Moment, createdAt: number): KubernetesObject {
  const looked = toTimestamp(moment.now - (moment.now % MINUTE));
  return {
    apiVersion: 'velero.io/v1',
    kind: 'BackupStorageLocation',
    metadata: veleroMetadata(moment, {
      kind: 'BackupStorageLocation',
      name: LOCATION,
      createdAt,
    }),
    spec: {
      provider: 'aws',
      default: true,
      objectStorage: { bucket: 'acme-velero' },
      config: { region: REGION },
      credential: { name: 'velero-s3', key: 'cloud' },
    },
    status: {
      phase: 'Available',
      lastValidationTime: looked,
      lastSyncedTime: looked,
    },
  };
}

function backupRepository(
  moment: Moment,
  createdAt: number,
  namespace: string,
): KubernetesObject {
  const maintained = moment.now - (moment.now % HOUR);
  const times = [3, 2, 1]
    .map(hours => maintained - hours * HOUR)
    .filter(time => time > createdAt);
  return {
    apiVersion: 'velero.io/v1',
    kind: 'BackupRepository',
    metadata: veleroMetadata(moment, {
      kind: 'BackupRepository',
      name: `${namespace}-${LOCATION}-kopia`,
      createdAt,
      labels: {
        'velero.io/repository-type': 'kopia',
        'velero.io/storage-location': LOCATION,
        'velero.io/volume-namespace': namespace,
      },
    }),
    spec: {
      backupStorageLocation: LOCATION,
      maintenanceFrequency: '1h0m0s',
      repositoryType: 'kopia',
      resticIdentifier: '',
      volumeNamespace: namespace,
    },
    status: {
      phase: 'Ready',
      recentMaintenance: times.map(time => ({
        result: 'Succeeded',
        startTimestamp: toTimestamp(time),
        completeTimestamp: toTimestamp(time + MAINTENANCE),
      })),
      ...(times.length > 0 && {
        lastMaintenanceTime: toTimestamp(times[times.length - 1] + MAINTENANCE),
      }),
    },
  };
}

/** Everything that Velero has in the cluster of the company. */
export function veleroObjects(
  moment: Moment,
  createdAt: number,
  volumes: readonly VeleroVolume[],
): KubernetesObject[] {
  if (createdAt > moment.now) return [];
  const namespaces = new Set(volumes.map(({ namespace }) => namespace));
  return [
    storageLocation(moment, createdAt),
    ...[...namespaces].map(namespace =>
      backupRepository(moment, createdAt, namespace),
    ),
    ...nightlyBackups(moment, createdAt, volumes),
  ];
}
