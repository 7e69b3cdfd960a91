import type { KubernetesObject } from 'backstage-plugin-backups-node';

const NAMESPACE = 'shop';

function object(
  apiVersion: string,
  kind: string,
  metadata: KubernetesObject['metadata'],
  rest: object,
): KubernetesObject {
  return {
    apiVersion,
    kind,
    metadata: { creationTimestamp: '2026-01-05T10:00:00Z', ...metadata },
    ...rest,
  };
}

function claim(name: string, storageClassName: string): KubernetesObject[] {
  const metadata = { name, namespace: NAMESPACE };
  return [
    object(
      'v1',
      'PersistentVolumeClaim',
      { ...metadata, uid: `uid-of-${name}` },
      {
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName,
          resources: { requests: { storage: '5Gi' } },
        },
        status: { phase: 'Bound' },
      },
    ),
    object('apps/v1', 'Deployment', metadata, {
      spec: {
        replicas: 1,
        template: {
          metadata: { labels: { app: name } },
          spec: {
            containers: [
              { name, volumeMounts: [{ name: 'data', mountPath: '/data' }] },
            ],
            volumes: [
              { name: 'data', persistentVolumeClaim: { claimName: name } },
            ],
          },
        },
      },
    }),
  ];
}

/** Days of which each tool has a copy, the newest first. All are before the moment. */
const DAYS = ['2026-08-19', '2026-08-18'];

function veleroNight(day: string, id: string): KubernetesObject[] {
  const backup = `nightly-${day.replaceAll('-', '')}030000`;
  return [
    object(
      'velero.io/v1',
      'Backup',
      {
        name: backup,
        namespace: 'velero',
        labels: { 'velero.io/schedule-name': 'nightly' },
      },
      {
        spec: { includedNamespaces: [NAMESPACE], storageLocation: 'default' },
        status: {
          phase: 'Completed',
          startTimestamp: `${day}T03:00:01Z`,
          completionTimestamp: `${day}T03:08:01Z`,
        },
      },
    ),
    object(
      'velero.io/v1',
      'PodVolumeBackup',
      {
        name: `${backup}-x7k2p`,
        namespace: 'velero',
        labels: {
          'velero.io/backup-name': backup,
          'velero.io/pvc-uid': 'uid-of-wares',
        },
        annotations: { 'velero.io/pvc-name': 'wares' },
      },
      {
        spec: {
          backupStorageLocation: 'default',
          pod: { kind: 'Pod', namespace: NAMESPACE, name: 'wares-0' },
          uploaderType: 'kopia',
          volume: 'data',
        },
        status: {
          phase: 'Completed',
          snapshotID: id,
          startTimestamp: `${day}T03:00:31Z`,
          completionTimestamp: `${day}T03:07:01Z`,
          progress: { totalBytes: 5368709120, bytesDone: 5368709120 },
        },
      },
    ),
  ];
}

const VELERO: KubernetesObject[] = [
  ...claim('wares', 'fast'),
  object(
    'velero.io/v1',
    'Schedule',
    { name: 'nightly', namespace: 'velero' },
    {
      spec: {
        schedule: '0 3 * * *',
        template: {
          includedNamespaces: [NAMESPACE],
          storageLocation: 'default',
          defaultVolumesToFsBackup: true,
        },
      },
      status: { phase: 'Enabled', lastBackup: `${DAYS[0]}T03:00:00Z` },
    },
  ),
  object(
    'velero.io/v1',
    'BackupStorageLocation',
    { name: 'default', namespace: 'velero' },
    {
      spec: {
        provider: 'aws',
        objectStorage: { bucket: 'shop-velero', prefix: 'prod' },
        config: { region: 'eu-central-1' },
        credential: { name: 'cloud-credentials', key: 'cloud' },
        default: true,
      },
      status: { phase: 'Available' },
    },
  ),
  ...veleroNight(DAYS[0], '5c0b3fd9e1a84b0f5c0b3fd9e1a84b0f'),
  ...veleroNight(DAYS[1], '7d41aa90c2be5f137d41aa90c2be5f13'),
];

function longhornBackup(day: string, name: string): KubernetesObject {
  return object(
    'longhorn.io/v1beta2',
    'Backup',
    {
      name,
      namespace: 'longhorn-system',
      labels: { 'backup-volume': 'pvc-shelf' },
    },
    {
      spec: { snapshotName: name },
      status: {
        state: 'Completed',
        size: '2147483648',
        volumeSize: '10737418240',
        volumeName: 'pvc-shelf',
        backupTargetName: 'default',
        snapshotCreatedAt: `${day}T02:00:02Z`,
        backupCreatedAt: `${day}T02:04:02Z`,
      },
    },
  );
}

const LONGHORN: KubernetesObject[] = [
  ...claim('shelf', 'longhorn'),
  object(
    'longhorn.io/v1beta2',
    'Volume',
    {
      name: 'pvc-shelf',
      namespace: 'longhorn-system',
      labels: { 'recurring-job-group.longhorn.io/default': 'enabled' },
    },
    {
      spec: { backupTargetName: 'default', size: '10737418240' },
      status: {
        state: 'attached',
        robustness: 'healthy',
        kubernetesStatus: {
          namespace: NAMESPACE,
          pvName: 'pvc-shelf',
          pvcName: 'shelf',
          pvStatus: 'Bound',
        },
      },
    },
  ),
  object(
    'longhorn.io/v1beta2',
    'RecurringJob',
    { name: 'nightly', namespace: 'longhorn-system' },
    {
      spec: {
        name: 'nightly',
        cron: '0 2 * * *',
        groups: ['default'],
        task: 'backup',
        retain: 7,
      },
    },
  ),
  object(
    'longhorn.io/v1beta2',
    'BackupTarget',
    { name: 'default', namespace: 'longhorn-system' },
    {
      spec: {
        backupTargetURL: 's3://shop-longhorn@eu-central-1/prod',
        credentialSecret: 'longhorn-s3',
      },
      status: { available: true, lastSyncedAt: `${DAYS[0]}T05:58:00Z` },
    },
  ),
  longhornBackup(DAYS[0], 'backup-0a1b2c3d4e5f6071'),
  longhornBackup(DAYS[1], 'backup-1b2c3d4e5f607182'),
];

/** What the homelab has not: volumes that Velero and Longhorn copy. */
export const OTHER_VOLUMES: KubernetesObject[] = [...VELERO, ...LONGHORN];
