import { ownCronJob } from '../estate/ownCronJob';
import type { KubernetesManifest } from '../estate/KubernetesManifest';
import { NAMESPACE, claim, deployment, nfsDeployment } from '../estate/volumes';
import { replicationSource } from '../estate/volSync';
import type { HomelabApp } from './HomelabApp';

const SERVER = 'pool.internal';

/** A job of one's own, every night, with the share of all apps mounted read-only. */
function nightlyJob(
  name: string,
  image: string,
  path: string,
): KubernetesManifest {
  return ownCronJob({
    name,
    createdAt: '2026-02-03T08:00:00Z',
    schedule: '30 2 * * *',
    image,
    args: ['--config', '/config/profiles.yaml', 'all.backup'],
    volumes: [
      {
        mount: { mountPath: '/apps', readOnly: true },
        volume: { name: 'apps', nfs: { server: SERVER, path } },
      },
      {
        mount: { mountPath: '/config' },
        volume: { name: 'config', configMap: { name: 'resticprofile' } },
      },
    ],
    status: {
      lastScheduleTime: '2026-10-14T02:30:00Z',
      lastSuccessfulTime: '2026-10-14T02:41:00Z',
    },
  });
}

/** What copies the share, in its own way. */
export const SHARE_JOB: KubernetesManifest = nightlyJob(
  'resticprofile',
  'ghcr.io/creativeprojects/resticprofile:0.32.0',
  '/mnt/tank/apps',
);

const CANNOT_TELL: Pick<HomelabApp, 'verdict' | 'headline' | 'copies'> = {
  verdict: 'cannot-tell',
  headline: /^Can't tell/,
  copies: [],
};

const AT_RISK: Pick<HomelabApp, 'verdict' | 'headline' | 'copies'> = {
  verdict: 'at-risk',
  headline: /^At risk: nothing copies/,
  copies: [],
};

/** Apps of a homelab whose share a CronJob of resticprofile copies. */
export const SHARE_APPS: readonly HomelabApp[] = [
  {
    app: 'radarr',
    because: 'its folder lies in the share that the job mounts',
    objects: [
      nfsDeployment('radarr', {
        server: SERVER,
        path: '/mnt/tank/apps/radarr',
      }),
    ],
    ...CANNOT_TELL,
    says: [/resticprofile, whose own configuration says what it copies/],
  },
  {
    app: 'sonarr',
    because: 'the share is written with a slash at its end, and is the same',
    objects: [
      nfsDeployment('sonarr', {
        server: 'POOL.internal',
        path: '/mnt/tank/apps/sonarr/',
      }),
    ],
    ...CANNOT_TELL,
  },
  {
    app: 'films',
    because: 'its folder lies beside the share',
    objects: [
      nfsDeployment('films', { server: SERVER, path: '/mnt/tank/films' }),
    ],
    ...AT_RISK,
  },
  {
    app: 'apps2',
    because: 'a name that begins alike is no folder within',
    objects: [
      nfsDeployment('apps2', { server: SERVER, path: '/mnt/tank/apps2' }),
    ],
    ...AT_RISK,
  },
  {
    app: 'other',
    because: 'the same path on another server is another share',
    objects: [
      nfsDeployment('other', {
        server: 'other.internal',
        path: '/mnt/tank/apps/other',
      }),
    ],
    ...AT_RISK,
  },
  {
    app: 'plex',
    because: 'a claim of its own is not what the job mounts',
    objects: [...claim({ name: 'plex' }), deployment('plex')],
    ...AT_RISK,
  },
];

/** How many apps the homelab of one template has. */
export const TEMPLATED = 146;

/** An app whose Secret is made from a template that hides where it leads. */
function templatedApp(
  app: string,
  secret: string,
  key: string,
): KubernetesManifest[] {
  return [
    ...claim({ name: app }),
    deployment(app),
    replicationSource(app, {
      secret,
      schedule: '0 3 * * *',
      lastSync: '2026-10-14T03:02:00Z',
      nextSync: '2026-10-15T03:00:00Z',
    }),
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: {
        name: secret,
        namespace: NAMESPACE,
        creationTimestamp: '2026-02-03T08:00:00Z',
      },
      spec: {
        secretStoreRef: { kind: 'ClusterSecretStore', name: 'onepassword' },
        target: {
          name: secret,
          template: {
            data: {
              RESTIC_REPOSITORY: `{{ .REPOSITORY_TEMPLATE }}/${app}`,
              RESTIC_PASSWORD: '{{ .RESTIC_PASSWORD }}',
            },
          },
        },
        dataFrom: [{ extract: { key } }],
      },
      status: { conditions: [{ type: 'Ready', status: 'True' }] },
    },
  ];
}

/** Names of the apps of one template. */
export const TEMPLATED_APPS: readonly string[] = Array.from(
  { length: TEMPLATED },
  (_, index) => `app-${index}`,
);

/** All apps, each with its own Secret, made from one template. */
export function templatedHomelab(
  secretOf: (app: string) => string,
  keyOf: (app: string) => string = () => 'volsync-template',
): KubernetesManifest[] {
  return TEMPLATED_APPS.flatMap(app =>
    templatedApp(app, secretOf(app), keyOf(app)),
  );
}
