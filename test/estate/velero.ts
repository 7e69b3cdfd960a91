import type { KubernetesManifest } from './KubernetesManifest';
import { NAMESPACE } from './volumes';

const VELERO = 'velero';

interface NightWish {
  /** Day of the Backup, at 3 o'clock: `2026-10-14`. */
  day: string;
  phase?: string;
  spec?: object;
  status?: object;
  createdAt?: string;
}

const TEMPLATE = {
  includedNamespaces: [NAMESPACE],
  storageLocation: 'default',
  ttl: '720h0m0s',
  defaultVolumesToFsBackup: true,
};

function object(
  kind: string,
  name: string,
  more: {
    version?: string;
    createdAt?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    spec: object;
    status: object;
  },
): KubernetesManifest {
  const { version = 'v1', createdAt, labels, annotations, ...parts } = more;
  return {
    apiVersion: `velero.io/${version}`,
    kind,
    metadata: {
      name,
      namespace: VELERO,
      creationTimestamp: createdAt ?? '2026-02-03T08:00:00Z',
      ...(labels && { labels }),
      ...(annotations && { annotations }),
    },
    ...parts,
  };
}

/** A Schedule of 3 o'clock and its bucket in the cloud. */
export function veleroSchedule(template: object = {}): KubernetesManifest[] {
  return [
    object('Schedule', 'nightly', {
      spec: { schedule: '0 3 * * *', template: { ...TEMPLATE, ...template } },
      status: { phase: 'Enabled', lastBackup: '2026-10-14T03:00:00Z' },
    }),
    object('BackupStorageLocation', 'default', {
      spec: {
        provider: 'aws',
        default: true,
        objectStorage: { bucket: 'acme-velero' },
        config: { region: 'eu-central-1' },
      },
      status: {
        phase: 'Available',
        lastValidationTime: '2026-10-14T09:34:00Z',
      },
    }),
  ];
}

/** A Backup of one night, which took eight minutes. */
export function veleroBackup(wish: NightWish): KubernetesManifest {
  const { day, phase = 'Completed', spec, status, createdAt } = wish;
  return object('Backup', `nightly-${day}`, {
    createdAt: createdAt ?? `${day}T03:00:00Z`,
    labels: { 'velero.io/schedule-name': 'nightly' },
    spec: { ...TEMPLATE, ...spec },
    status: {
      phase,
      startTimestamp: `${day}T03:00:01Z`,
      completionTimestamp: `${day}T03:08:01Z`,
      expiration: '2026-11-13T03:00:01Z',
      ...status,
    },
  });
}

/** The copy of one claim in {@link veleroBackup}. */
export function veleroCopy(
  day: string,
  claim: string,
  more: { uid?: string; status?: object } = {},
): KubernetesManifest {
  return object('PodVolumeBackup', `nightly-${day}-${claim}`, {
    createdAt: `${day}T03:00:20Z`,
    labels: {
      'velero.io/backup-name': `nightly-${day}`,
      'velero.io/pvc-uid': more.uid ?? `uid-${claim}`,
    },
    annotations: { 'velero.io/pvc-name': claim },
    spec: {
      backupStorageLocation: 'default',
      node: 'node-1',
      pod: { namespace: NAMESPACE, name: `${claim}-0` },
      repoIdentifier: '',
      uploaderType: 'kopia',
      volume: 'data',
    },
    status: {
      phase: 'Completed',
      snapshotID: '5c0b3fd9e1a84b0f',
      startTimestamp: `${day}T03:00:31Z`,
      completionTimestamp: `${day}T03:07:01Z`,
      progress: { totalBytes: 5368709120, bytesDone: 5368709120 },
      ...more.status,
    },
  });
}
