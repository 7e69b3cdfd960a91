import type { KubernetesManifest } from '../estate/KubernetesManifest';
import { KOPIUR_SHARE, kopiurPolicy, kopiurSnapshot } from '../estate/kopiur';
import type { PolicyWish, SnapshotWish } from '../estate/kopiur';
import { claim, deployment, nfsDeployment } from '../estate/volumes';
import type { HomelabApp } from './HomelabApp';

const LAST_NIGHT = '2026-10-14T03:00:00Z';
const NIGHT_BEFORE = '2026-10-13T03:00:00Z';

/** An app with a claim that is copied every night, and what was so last night. */
function nightly(
  app: string,
  wish: PolicyWish = {},
  lastNight: SnapshotWish = {},
): KubernetesManifest[] {
  const { repositories = ['nas'] } = wish;
  return [
    ...claim({ name: app }),
    deployment(app),
    ...kopiurPolicy(app, wish),
    ...repositories.flatMap(repository => [
      kopiurSnapshot(app, NIGHT_BEFORE, { repository }),
      kopiurSnapshot(app, LAST_NIGHT, { repository, ...lastNight }),
    ]),
  ];
}

const FAILED: SnapshotWish = {
  phase: 'Failed',
  status: {
    failure: {
      kopiaErrorClass: 'BackendUnavailable',
      message: 'unable to write to the repository',
    },
  },
};

/** Apps of a homelab that Kopiur alone copies, as of 10:00 on 14 October 2026. */
export const KOPIUR_APPS: readonly HomelabApp[] = [
  {
    app: 'radarr',
    because: 'both its copies are of last night, one of them off-site',
    objects: nightly('radarr', { repositories: ['nas', 'offsite'] }),
    verdict: 'protected',
    headline: /^Protected\. Newest copy 7 h/,
    copies: ['healthy', 'healthy'],
  },
  {
    app: 'lidarr',
    because: 'its one copy is of last night, elsewhere than the volume',
    objects: nightly('lidarr'),
    verdict: 'protected',
    headline: /^Protected\. Newest copy 7 h/,
    copies: ['healthy'],
  },
  {
    app: 'sonarr',
    because:
      'last night one of two repositories refused, and the other did not',
    objects: [
      ...claim({ name: 'sonarr' }),
      deployment('sonarr'),
      ...kopiurPolicy('sonarr', { repositories: ['nas', 'offsite'] }),
      kopiurSnapshot('sonarr', NIGHT_BEFORE),
      kopiurSnapshot('sonarr', LAST_NIGHT),
      kopiurSnapshot('sonarr', NIGHT_BEFORE, { repository: 'offsite' }),
      kopiurSnapshot('sonarr', LAST_NIGHT, {
        repository: 'offsite',
        ...FAILED,
      }),
    ],
    verdict: 'needs-attention',
    headline: /^Protected now/,
    copies: ['failing', 'healthy'],
  },
  {
    app: 'prowlarr',
    because: 'its only copy failed last night, and the one before is too old',
    objects: nightly('prowlarr', {}, FAILED),
    verdict: 'at-risk',
    headline: /prowlarr.*no copy newer than/,
    copies: ['failing'],
  },
  {
    app: 'bazarr',
    because: 'its policy is suspended: that is no copy',
    objects: nightly('bazarr', { suspend: true }),
    verdict: 'at-risk',
    headline: /bazarr has no copy that protects it now/,
    copies: ['suspended'],
  },
  {
    app: 'komf',
    because: 'last night succeeded with nothing in it',
    objects: nightly(
      'komf',
      {},
      {
        stats: {
          sizeBytes: 0,
          filesNew: 0,
          filesModified: 0,
          filesUnchanged: 0,
        },
      },
    ),
    verdict: 'at-risk',
    headline: /komf/,
    copies: ['hollow'],
  },
  {
    app: 'mylar',
    because: 'last night succeeded without some of its files',
    objects: nightly('mylar', {}, { stats: { filesFailed: 3 } }),
    verdict: 'at-risk',
    headline: /mylar/,
    copies: ['failing'],
  },
  {
    app: 'readarr',
    because:
      'nothing changed last night: that is a success, and the snapshot before is as good',
    objects: nightly('readarr', {}, { phase: 'Unchanged' }),
    verdict: 'protected',
    headline: /^Protected/,
    copies: ['healthy'],
  },
  {
    app: 'tautulli',
    because: 'its run has waited for credentials for a day, and looks young',
    objects: [
      ...claim({ name: 'tautulli' }),
      deployment('tautulli'),
      ...kopiurPolicy('tautulli'),
      kopiurSnapshot('tautulli', '2026-10-12T03:00:00Z'),
      kopiurSnapshot('tautulli', NIGHT_BEFORE, {
        phase: 'Pending',
        status: {
          conditions: [
            {
              type: 'CredentialsAvailable',
              status: 'False',
              reason: 'MissingCredentialsSecret',
              message: 'Secret kopiur is not there',
              lastTransitionTime: NIGHT_BEFORE,
            },
          ],
        },
      }),
    ],
    verdict: 'at-risk',
    headline: /tautulli has no copy newer than/,
    copies: ['failing'],
  },
  {
    app: 'wizarr',
    because: 'its policy has no schedule, and was run by hand last night',
    objects: nightly('wizarr', { scheduled: false }),
    verdict: 'cannot-tell',
    headline: /nothing says how often it should be copied/,
    copies: ['unscheduled'],
  },
  {
    app: 'ersatz',
    because: 'a policy of today has until its first slot',
    objects: [
      ...claim({ name: 'ersatz' }),
      deployment('ersatz'),
      ...kopiurPolicy('ersatz', { createdAt: '2026-10-14T08:00:00Z' }),
    ],
    verdict: 'needs-attention',
    headline: /^No copy yet: the first one is due 15 Oct 03:00 UTC/,
    copies: ['new'],
  },
  {
    app: 'plex',
    because: 'no policy names its claim, and everything was read',
    objects: [...claim({ name: 'plex' }), deployment('plex')],
    verdict: 'at-risk',
    headline: /nothing copies plex/,
    copies: [],
  },
  {
    app: 'photos',
    because: 'its export is copied to where the export does not live',
    objects: [
      nfsDeployment('photos', { ...KOPIUR_SHARE, path: '/mnt/tank/photos' }),
      ...kopiurPolicy('photos', {
        repositories: ['offsite'],
        source: { nfs: { ...KOPIUR_SHARE, path: '/mnt/tank/photos' } },
        sourcePath: '/mnt/tank/photos',
      }),
      kopiurSnapshot('photos', LAST_NIGHT, {
        repository: 'offsite',
        claim: '',
        sourcePath: '/mnt/tank/photos',
      }),
    ],
    verdict: 'protected',
    headline: /^Protected/,
    copies: ['healthy'],
  },
  {
    app: 'books',
    because: 'its export is copied to the very NAS that it lives on',
    objects: [
      nfsDeployment('books', { ...KOPIUR_SHARE, path: '/mnt/tank/books' }),
      ...kopiurPolicy('books', {
        source: { nfs: { ...KOPIUR_SHARE, path: '/mnt/tank/books' } },
        sourcePath: '/mnt/tank/books',
      }),
      kopiurSnapshot('books', LAST_NIGHT, {
        claim: '',
        sourcePath: '/mnt/tank/books',
      }),
    ],
    verdict: 'at-risk',
    headline: /lives where the volume lives/,
    copies: ['healthy'],
  },
  {
    app: 'selected',
    because: 'a selector found its claim, and says so in its status',
    objects: nightly('selected', {
      source: {
        pvcSelector: { labelSelector: { matchLabels: { copy: 'x' } } },
      },
      status: {
        resolved: {
          identity: { username: 'selected', hostname: 'home' },
          sources: [{ pvc: 'home/selected', sourcePath: '/pvc/selected' }],
        },
      },
    }),
    verdict: 'protected',
    headline: /^Protected/,
    copies: ['healthy'],
  },
];
