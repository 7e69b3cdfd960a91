import type { KubernetesObject } from 'backstage-plugin-backups-node';
import type { Planter } from './Planter';
import { plantedMetadata } from './plantedMetadata';

const VOLSYNC = 'volsync.backube/v1alpha1';

/** Everything a mover may print. */
function moverLog(planter: Planter): string {
  return [
    `Connecting to s3://u:${planter.word('URL in a log')}@bucket/prefix`,
    `KOPIA_PASSWORD=${planter.word('variable in a log')}`,
    `"password": "${planter.word('JSON in a log')}"`,
    `password: ${planter.word('YAML in a log')} and more`,
    `--secret-access-key ${planter.word('argument in a log')}`,
    `key ${planter.secretKey('bare secret key in a log')} was refused`,
    `Authorization: Bearer ${planter.word('header in a log')}`,
    `GET https://nas.lan/x?X-Amz-Signature=${planter.word('signed URL')}`,
    `ERROR cannot open: token=${planter.word('failing line of a log')}`,
  ].join('\n');
}

function sources(planter: Planter): KubernetesObject[] {
  const source = (
    name: string,
    mover: Record<string, unknown>,
    more: Record<string, unknown> = {},
  ): KubernetesObject => ({
    apiVersion: VOLSYNC,
    kind: 'ReplicationSource',
    metadata: plantedMetadata(planter, `ReplicationSource ${name}`, name),
    spec: {
      sourcePVC: 'jukebox',
      trigger: { schedule: '0 * * * *' },
      ...mover,
      ...more,
    },
    status: {
      lastSyncTime: '2026-08-22T09:00:00Z',
      lastSyncDuration: '3m1.5s',
      conditions: [
        {
          type: 'Synchronizing',
          status: 'False',
          reason: 'Error',
          lastTransitionTime: '2026-08-22T08:00:00Z',
          message: `secret_access_key=${planter.word(`condition of ${name}`)}`,
        },
      ],
      latestMoverStatus: { result: 'Failed', logs: moverLog(planter) },
    },
  });
  return [
    source(
      'jukebox',
      {
        kopia: {
          repository: 'jukebox-secret',
          copyMethod: 'Snapshot',
          additionalArgs: [`--password=${planter.word('additional argument')}`],
          actions: { beforeSnapshot: `login ${planter.word('action')}` },
          policyConfig: { x: planter.word('policy') },
          moverVolumes: [
            {
              mountPath: 'repository',
              volumeSource: {
                nfs: {
                  server: `u:${planter.word('NFS server of a mover')}@nas.lan`,
                  path: '/backups',
                },
              },
            },
          ],
        },
      },
      { trigger: { manual: `password=${planter.word('manual trigger')}` } },
    ),
    source('jukebox-restic', {
      restic: { repository: 'jukebox-restic', copyMethod: 'Clone' },
    }),
    source('jukebox-webdav', {
      kopia: { repository: 'jukebox-webdav', copyMethod: 'Clone' },
    }),
    source('jukebox-rclone', {
      rclone: {
        copyMethod: 'Direct',
        rcloneConfig: 'x',
        rcloneDestPath: `:s3,secret_access_key=${planter.word(
          'rclone path',
        )}:bucket`,
      },
    }),
    source('jukebox-rsync', {
      rsyncTLS: {
        copyMethod: 'Direct',
        address: `root:${planter.word('rsync address')}@standby.lan`,
      },
    }),
    source('jukebox-external', {
      external: {
        provider: 'p',
        parameters: { password: planter.word('external parameter') },
      },
    }),
    source(
      'jukebox-broken',
      { kopia: { repository: [planter.word('malformed repository')] } },
      { trigger: { schedule: `password=${planter.word('broken schedule')}` } },
    ),
  ];
}

function externalSecrets(planter: Planter): KubernetesObject[] {
  const secret = (
    name: string,
    data: Record<string, string>,
  ): KubernetesObject => ({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: plantedMetadata(planter, `ExternalSecret ${name}`, name),
    spec: {
      secretStoreRef: { name: 'vault' },
      target: { name, template: { mergePolicy: 'Replace', data } },
      data: [{ remoteRef: { key: planter.word(`remote key of ${name}`) } }],
    },
    status: {
      conditions: [
        {
          type: 'Ready',
          status: 'False',
          reason: 'SecretSyncedError',
          message: `the store said ${planter.word(`condition of ${name}`)}`,
        },
      ],
    },
  });
  return [
    secret('jukebox-secret', {
      KOPIA_PASSWORD: planter.word('KOPIA_PASSWORD in a template'),
      AWS_SECRET_ACCESS_KEY: planter.secretKey('AWS key in a template'),
      NOTE: planter.word('note in a template'),
      KOPIA_REPOSITORY: `{{ "${planter.word('expression in a template')}" }}`,
    }),
    secret('jukebox-restic', {
      RESTIC_REPOSITORY: `rest:https://u:${planter.word(
        'restic URL in a template',
      )}@rest.lan/x`,
      RESTIC_PASSWORD: planter.word('RESTIC_PASSWORD in a template'),
    }),
    secret('jukebox-webdav', {
      WEBDAV_URL: `https://u:${planter.word(
        'WebDAV URL in a template',
      )}@dav.lan`,
    }),
  ];
}

/** @returns what copies the app, and what that left in status and logs */
export function plantedCopies(planter: Planter): KubernetesObject[] {
  return [
    ...sources(planter),
    ...externalSecrets(planter),
    {
      apiVersion: VOLSYNC,
      kind: 'ReplicationDestination',
      metadata: plantedMetadata(
        planter,
        'ReplicationDestination',
        'jukebox-dst',
      ),
      spec: { trigger: { manual: `token=${planter.word('restore trigger')}` } },
      status: {
        latestMoverStatus: { result: 'Failed', logs: moverLog(planter) },
        kopia: { requestedIdentity: `token=${planter.word('identity')}` },
      },
    },
    {
      apiVersion: VOLSYNC,
      kind: 'KopiaMaintenance',
      metadata: plantedMetadata(
        planter,
        'KopiaMaintenance',
        'jukebox-maintenance',
      ),
      spec: {
        schedule: '0 3 * * *',
        repository: { repository: 'jukebox-secret' },
        moverPodLabels: { token: planter.word('label of a maintenance pod') },
      },
      status: {
        maintenanceFailures: 3,
        conditions: [
          {
            type: 'Ready',
            status: 'False',
            reason: 'ReconcileFailed',
            message: `KOPIA_PASSWORD=${planter.word('maintenance')} is wrong`,
          },
        ],
      },
    },
  ];
}
