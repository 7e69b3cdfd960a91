import type { KubernetesManifest } from './KubernetesManifest';
import { NAMESPACE } from './volumes';

const API_VERSION = 'kopiur.home-operations.com/v1alpha1';
const LONG_AGO = '2026-02-03T08:00:00Z';

/** The two repositories of these estates: a share on a NAS, and a bucket. */
export type RepositoryName = 'nas' | 'offsite';

const KINDS: Record<RepositoryName, string> = {
  nas: 'Repository',
  offsite: 'ClusterRepository',
};

/** Where the share is. */
export const KOPIUR_SHARE = {
  server: 'pool.internal',
  path: '/mnt/tank/kopia',
};

function object(
  kind: string,
  name: string,
  spec: object,
  status: object = {},
  metadata: object = {},
): KubernetesManifest {
  return {
    apiVersion: API_VERSION,
    kind,
    metadata: {
      name,
      ...(kind !== 'ClusterRepository' && { namespace: NAMESPACE }),
      uid: `uid-${kind}-${name}`,
      creationTimestamp: LONG_AGO,
      ...metadata,
    },
    spec,
    status,
  };
}

function referenceTo(name: RepositoryName) {
  return { kind: KINDS[name], name };
}

/** @returns the repository on the share, or the one in the bucket */
export function kopiurRepository(
  name: RepositoryName,
  status: object = {},
): KubernetesManifest {
  const backend =
    name === 'nas'
      ? { filesystem: { path: '/repository', volume: { nfs: KOPIUR_SHARE } } }
      : {
          s3: {
            bucket: 'attic',
            prefix: 'kopiur/',
            endpoint: 's3.eu-central-003.backblazeb2.com',
            auth: { secretRef: { name: 'kopiur-b2' } },
          },
        };
  return object(
    KINDS[name],
    name,
    {
      backend,
      encryption: { passwordSecretRef: { name: 'kopiur', key: 'password' } },
      mode: 'ReadWrite',
      create: { enabled: false },
    },
    {
      phase: 'Ready',
      uniqueId: `unique-${name}`,
      storageStats: {
        snapshotCount: 40,
        totalSize: '41Gi',
        lastObservedAt: '2026-10-14T09:30:00Z',
      },
      catalog: {
        discoveredBackupCount: 0,
        lastRefreshAt: '2026-10-14T09:30:00Z',
      },
      conditions: [],
      ...status,
    },
  );
}

/** A policy with its schedule, and what is special about it. */
export interface PolicyWish {
  repositories?: readonly RepositoryName[];
  /** Default: the claim called like the app. */
  source?: object;
  /** Path of its snapshots. Default: Kopiur's own, `/pvc/<app>`. */
  sourcePath?: string;
  cron?: string;
  /** Absolute, as Kopiur resolved it. */
  nextAt?: string;
  suspend?: boolean;
  /** Without a schedule it runs by hand. */
  scheduled?: boolean;
  status?: object;
  createdAt?: string;
}

/** @returns a policy and its schedule, every night at three */
export function kopiurPolicy(
  app: string,
  {
    repositories = ['nas'],
    source = { pvc: { name: app } },
    sourcePath = `/pvc/${app}`,
    cron = '0 3 * * *',
    nextAt = '2026-10-15T03:00:00Z',
    suspend = false,
    scheduled = true,
    status = {},
    createdAt = LONG_AGO,
  }: PolicyWish = {},
): KubernetesManifest[] {
  const [first] = repositories;
  const metadata = { creationTimestamp: createdAt };
  return [
    object(
      'SnapshotPolicy',
      app,
      {
        ...(repositories.length === 1
          ? { repository: referenceTo(first) }
          : { repositories: repositories.map(referenceTo) }),
        sources: [source],
        retention: { keepDaily: 7, keepWeekly: 4 },
        copyMethod: 'Snapshot',
        suspend,
      },
      {
        resolved: {
          identity: { username: app, hostname: NAMESPACE, sourcePath },
          ...('pvc' in source && {
            sources: [{ pvc: `${NAMESPACE}/${app}`, sourcePath }],
          }),
        },
        ...status,
      },
      metadata,
    ),
    ...(scheduled
      ? [
          object(
            'SnapshotSchedule',
            app,
            {
              policyRef: { name: app },
              schedule: { cron, timezone: 'UTC', concurrencyPolicy: 'Forbid' },
            },
            { nextSchedule: { at: nextAt }, consecutiveFailures: 0 },
            metadata,
          ),
        ]
      : []),
  ];
}

/** A run, and what is special about it. */
export interface SnapshotWish {
  repository?: RepositoryName;
  /** Absent: it copies an export, and names no claim. */
  claim?: string;
  sourcePath?: string;
  phase?: string;
  stats?: object;
  status?: object;
}

/** @returns a run that began then and took two minutes */
export function kopiurSnapshot(
  app: string,
  startedAt: string,
  {
    repository = 'nas',
    claim = app,
    sourcePath = `/pvc/${app}`,
    phase = 'Succeeded',
    stats = {},
    status = {},
  }: SnapshotWish = {},
): KubernetesManifest {
  const moment = startedAt.replace(/\D/g, '');
  const endedAt = new Date(Date.parse(startedAt) + 120_000).toISOString();
  const isOver = phase !== 'Pending' && phase !== 'Running';
  return object(
    'Snapshot',
    `${app}-${repository}-${moment}`,
    { policyRef: { name: app }, deletionPolicy: 'Delete' },
    {
      phase,
      origin: 'scheduled',
      ...(phase === 'Succeeded' && {
        snapshot: {
          kopiaSnapshotID: `${moment}${app}`.padEnd(32, '0'),
          identity: { username: app, hostname: NAMESPACE, sourcePath },
        },
        stats: {
          sizeBytes: 671_088_640,
          bytesNew: 4096,
          filesNew: 2,
          filesModified: 5,
          filesUnchanged: 1797,
          filesFailed: 0,
          ...stats,
        },
      }),
      ...(isOver && { timing: { startTime: startedAt, endTime: endedAt } }),
      resolved: {
        repository: referenceTo(repository),
        ...(claim !== '' && {
          sources: [{ pvc: `${NAMESPACE}/${claim}`, sourcePath }],
        }),
      },
      ...status,
    },
    {
      creationTimestamp: startedAt,
      labels: {
        'kopiur.home-operations.com/config': app,
        'kopiur.home-operations.com/origin': 'scheduled',
      },
    },
  );
}

/** @returns who looks after a repository: Kopiur */
export function kopiurMaintenance(name: RepositoryName): KubernetesManifest {
  return object(
    'Maintenance',
    name,
    {
      repository: referenceTo(name),
      schedule: { quick: { cron: '0 * * * *' }, full: { cron: '0 5 * * *' } },
      ownership: { owner: 'kopiur/home-1', takeoverPolicy: 'Never' },
    },
    {
      quick: { lastRunAt: '2026-10-14T09:00:00Z', consecutiveFailures: 0 },
      full: { lastRunAt: '2026-10-14T05:00:00Z', consecutiveFailures: 0 },
      ownership: { owner: 'kopiur/home-1', claimedAt: LONG_AGO },
    },
  );
}
