import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { HOUR } from '../../time/durations';
import { toTimestamp } from '../../time/toTimestamp';
import type { DemoDestination, DemoPlan } from '../apps/DemoApp';
import { BUCKETS, NAS_MOUNT, secretNameOf } from './backends';
import { fluxLabelsOf } from './labelsOf';
import { metadataOf } from './metadataOf';
import type { Moment } from './Moment';

interface Credentials {
  app: string;
  namespace: string;
  destination: DemoDestination;
  mover: DemoPlan['mover'];
  /** Epoch seconds. */
  createdAt: number;
  /** Epoch seconds since when the store refuses it. */
  lostAt?: number;
  /** Replaces the bucket's literal name, for homelabs that template it. */
  bucket?: string;
  /** Where the mover sees the NFS share. */
  filesystemPath?: string;
}

function templateOf({
  app,
  destination,
  mover,
  bucket: otherBucket,
  filesystemPath = `/mnt/${NAS_MOUNT}`,
}: Credentials): Record<string, string> {
  if (destination === 'nas') {
    return {
      KOPIA_REPOSITORY: `filesystem://${filesystemPath}`,
      KOPIA_FS_PATH: filesystemPath,
      KOPIA_PASSWORD: '{{ .KOPIA_PASSWORD }}',
    };
  }
  const {
    endpoint,
    bucket: usual,
    accessKey,
    secretKey,
  } = BUCKETS[destination];
  const bucket = otherBucket ?? usual;
  const keys = {
    AWS_ACCESS_KEY_ID: `{{ .${accessKey} }}`,
    AWS_SECRET_ACCESS_KEY: `{{ .${secretKey} }}`,
  };
  if (mover === 'restic') {
    return {
      RESTIC_REPOSITORY: `s3:https://${endpoint}/${bucket}/restic/${app}`,
      RESTIC_PASSWORD: '{{ .RESTIC_PASSWORD }}',
      ...keys,
    };
  }
  if (mover === 'rclone') {
    return {
      'rclone.conf': [
        `[${destination}]`,
        'type = s3',
        `endpoint = https://${endpoint}`,
        `access_key_id = {{ .${accessKey} }}`,
        `secret_access_key = {{ .${secretKey} }}`,
        '',
      ].join('\n'),
    };
  }
  return {
    KOPIA_REPOSITORY: `s3://${bucket}/${app}/`,
    KOPIA_S3_BUCKET: bucket,
    KOPIA_S3_ENDPOINT: endpoint,
    KOPIA_PASSWORD: '{{ .KOPIA_PASSWORD }}',
    ...keys,
  };
}

function readyCondition(moment: Moment, { createdAt, lostAt }: Credentials) {
  const lost = lostAt !== undefined && lostAt <= moment.now;
  return {
    type: 'Ready',
    status: lost ? 'False' : 'True',
    reason: lost ? 'SecretSyncedError' : 'SecretSynced',
    message: lost
      ? 'error processing spec.dataFrom[0].extract, err: item not found'
      : 'secret synced',
    lastTransitionTime: toTimestamp(lost ? lostAt : createdAt + 2),
  };
}

/**
 * Apps whose keys are in another store of keys than those of all others: the
 * password manager that is an app here, and whose own keys are in it.
 */
const STORES: Readonly<Record<string, string>> = {
  vaultwarden: 'vaultwarden',
  'pocket-id': 'vaultwarden',
};

/**
 * The ExternalSecret behind a repository. It names where keys are; no value is
 * anywhere in the demo.
 */
export function externalSecret(
  moment: Moment,
  credentials: Credentials,
): KubernetesObject {
  const { app, namespace, destination, createdAt, lostAt } = credentials;
  const secretName = secretNameOf(app, destination);
  const refreshed = Math.max(
    createdAt,
    Math.min(lostAt ?? Infinity, moment.now - (moment.now % HOUR)),
  );
  const item = destination === 'nas' ? [] : [BUCKETS[destination].item];
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: metadataOf(moment, {
      kind: 'ExternalSecret',
      name: secretName.replace(/-secret$/, ''),
      namespace,
      createdAt,
      labels: fluxLabelsOf(app, namespace),
    }),
    spec: {
      refreshInterval: '1h0m0s',
      secretStoreRef: {
        kind: 'ClusterSecretStore',
        name: STORES[app] ?? 'onepassword-connect',
      },
      target: {
        name: secretName,
        creationPolicy: 'Owner',
        deletionPolicy: 'Retain',
        template: {
          engineVersion: 'v2',
          mergePolicy: 'Replace',
          data: templateOf(credentials),
        },
      },
      dataFrom: ['kopia', ...item].map(key => ({ extract: { key } })),
    },
    status: {
      binding: { name: secretName },
      conditions: [readyCondition(moment, credentials)],
      refreshTime: toTimestamp(refreshed),
    },
  };
}
