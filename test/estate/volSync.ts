import type { KubernetesManifest } from './KubernetesManifest';
import { NAMESPACE } from './volumes';

/** Where the repositories of these estates are. */
export const STORE = 's3.eu-central-003.backblazeb2.com';
/** Their bucket. */
export const BUCKET = 'attic';

/** @returns how reports name the repository of an app */
export function repositoryOf(app: string, bucket = BUCKET): string {
  return `s3://${STORE}/${bucket}/${app}`;
}

/** An ExternalSecret that leads to a repository. */
export interface SecretWish {
  mover?: 'restic' | 'kopia';
  /** Of the Secret; default: `<app>-copies`. */
  name?: string;
  bucket?: string;
  refreshedAt?: string;
  interval?: string;
}

/** @returns what gives a source the address of its repository */
export function repositorySecret(
  app: string,
  {
    mover = 'restic',
    name = `${app}-copies`,
    bucket = BUCKET,
    refreshedAt = '2026-10-14T09:10:00Z',
    interval = '1h',
  }: SecretWish = {},
): KubernetesManifest {
  const data =
    mover === 'restic'
      ? { RESTIC_REPOSITORY: `s3:https://${STORE}/${bucket}/${app}` }
      : {
          KOPIA_REPOSITORY: `s3://${bucket}/${app}/`,
          KOPIA_S3_BUCKET: bucket,
          KOPIA_S3_ENDPOINT: STORE,
        };
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: {
      name,
      namespace: NAMESPACE,
      creationTimestamp: '2026-02-03T08:00:00Z',
    },
    spec: {
      refreshInterval: interval,
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'safe' },
      target: { name, template: { data } },
      dataFrom: [{ extract: { key: 'copies' } }],
    },
    status: {
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'SecretSynced',
          lastTransitionTime: '2026-02-03T08:00:05Z',
        },
      ],
      refreshTime: refreshedAt,
    },
  };
}

/** A source, and what is special about it. */
export interface SourceWish {
  name?: string;
  /** Default: called like the source. */
  claimName?: string;
  mover?: 'restic' | 'kopia';
  schedule?: string;
  /** Name of the Secret; default: `<name>-copies`. */
  secret?: string;
  retain?: object;
  paused?: boolean;
  createdAt?: string;
  /** End of the last success; absent: there was none. */
  lastSync?: string;
  duration?: string;
  nextSync?: string;
  /** Begin of a run that is going on. */
  runningSince?: string;
  result?: 'Successful' | 'Failed';
  logs?: string;
}

/** What the movers print at their end. */
const LOGS = {
  restic: 'processed 1804 files, 640.212 MiB in 0:19\nsnapshot 5be1c0d2 saved',
  kopia: 'processed 1804 files, 640.212 MiB in 0:19',
};

/** @returns a source as VolSync shows it */
export function replicationSource(
  app: string,
  wish: SourceWish = {},
): KubernetesManifest {
  const {
    name = app,
    claimName = name,
    mover = 'restic',
    schedule = '0 * * * *',
    secret = `${app}-copies`,
    retain = mover === 'restic'
      ? { daily: 7, weekly: 5 }
      : {
          latest: 10,
          hourly: 24,
          daily: 7,
          weekly: 4,
          monthly: 0,
          yearly: 0,
        },
    paused,
    createdAt = '2026-03-01T00:00:00Z',
    lastSync,
    duration = '38.5s',
    nextSync,
    runningSince,
    result = 'Successful',
    logs = LOGS[mover],
  } = wish;
  const ended = lastSync ?? createdAt;
  return {
    apiVersion: 'volsync.backube/v1alpha1',
    kind: 'ReplicationSource',
    metadata: {
      name,
      namespace: NAMESPACE,
      creationTimestamp: createdAt,
    },
    spec: {
      sourcePVC: claimName,
      ...(paused && { paused }),
      trigger: { schedule },
      [mover]: { repository: secret, copyMethod: 'Snapshot', retain },
    },
    status: {
      ...(lastSync && { lastSyncTime: lastSync, lastSyncDuration: duration }),
      ...(nextSync && { nextSyncTime: nextSync }),
      ...(runningSince && { lastSyncStartTime: runningSince }),
      ...((lastSync || result === 'Failed') && {
        latestMoverStatus: { result, logs },
      }),
      conditions: [
        runningSince
          ? {
              type: 'Synchronizing',
              status: 'True',
              reason: 'SyncInProgress',
              lastTransitionTime: runningSince,
            }
          : {
              type: 'Synchronizing',
              status: 'False',
              reason: 'WaitingForSchedule',
              lastTransitionTime: ended,
            },
      ],
    },
  };
}
