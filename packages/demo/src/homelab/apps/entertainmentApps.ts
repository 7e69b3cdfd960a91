import { DAY, HOUR, MINUTE } from '../../time/durations';
import { appShape } from './appShape';
import type { DemoApp } from './DemoApp';
import { backblazeDaily, cloudflareDaily, nasSixHourly } from './planShapes';

/** Namespace entertainment: players, requests and statistics. */
export const entertainmentApps: DemoApp[] = [
  appShape('entertainment', 'plex', {
    daysOld: 620,
    size: '100Gi',
    moreVolumes: [
      {
        kind: 'claim',
        name: 'plex-cache',
        size: '75Gi',
        storageClass: 'openebs-hostpath',
        mountPath:
          '/config/Library/Application Support/Plex Media Server/Cache',
        exempt: 'transcodes and thumbnails are made again',
        exemptDays: 120,
      },
      {
        kind: 'shared-claim',
        name: 'media',
        mountPath: '/media',
        readOnly: true,
      },
    ],
    plans: [
      nasSixHourly('plex', 23, { typicalSeconds: 520 }),
      backblazeDaily('plex', 46, { typicalSeconds: 1140 }),
    ],
    neglectedRepositories: ['b2'],
  }),
  appShape('entertainment', 'plex-image-cleanup', {
    daysOld: 210,
    workloads: [
      {
        kind: 'CronJob',
        name: 'plex-image-cleanup',
        image: 'meisnate12/plex-image-cleanup',
        schedule: { rhythm: 'daily-at-four', minute: 45 },
        volumes: [{ kind: 'shared-claim', name: 'plex', mountPath: '/plex' }],
      },
    ],
  }),
  appShape('entertainment', 'jellyfin', {
    daysOld: 300,
    size: '50Gi',
    moreVolumes: [
      {
        kind: 'nfs',
        path: '/mnt/storage0/media',
        mountPath: '/media',
        readOnly: true,
      },
    ],
    plans: [
      nasSixHourly('jellyfin', 26, { typicalSeconds: 340 }),
      cloudflareDaily('jellyfin', 26),
    ],
  }),
  appShape('entertainment', 'navidrome', {
    daysOld: 288,
    moreVolumes: [
      {
        kind: 'nfs',
        path: '/mnt/storage0/media/music',
        mountPath: '/music',
        readOnly: true,
      },
    ],
    plans: [
      nasSixHourly('navidrome', 31),
      backblazeDaily('navidrome', 48, {
        // One slot a day: the run that hangs is 5 to 29 hours old.
        chapters: [{ kind: 'hangs', ago: 29 * HOUR }],
      }),
    ],
  }),
  appShape('entertainment', 'tautulli', {
    daysOld: 540,
    size: '8Gi',
    plans: [
      nasSixHourly('tautulli', 43, {
        chapters: [
          {
            kind: 'refused',
            ago: 2 * DAY,
            message:
              'persistentvolumeclaims "volsync-src-tautulli-cache" is forbidden: only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize',
          },
        ],
      }),
      backblazeDaily('tautulli', 50),
      cloudflareDaily('tautulli', 50, { removedAgo: DAY }),
    ],
  }),
  appShape('entertainment', 'komf', {
    daysOld: 160,
    size: '1Gi',
    plans: [
      nasSixHourly('komf', 37, {
        chapters: [{ kind: 'empty', ago: 6 * DAY }],
      }),
      backblazeDaily('komf', 45, {
        chapters: [{ kind: 'empty', ago: 6 * DAY }],
      }),
    ],
    restores: [
      {
        name: 'komf-restore',
        claim: 'komf',
        destination: 'b2',
        // Emptied the volume: every copy since then is a copy of nothing.
        finishedAgo: 6 * DAY + 40 * MINUTE,
      },
    ],
  }),
  appShape('entertainment', 'audiobookshelf', {
    daysOld: 190,
    size: '10Gi',
    plans: [
      nasSixHourly('audiobookshelf', 53),
      backblazeDaily('audiobookshelf', 54, {
        chapters: [
          {
            kind: 'fails',
            ago: 20 * DAY,
            endedAgo: 17.6 * DAY,
            reason: 'access-denied',
          },
        ],
      }),
    ],
  }),
];
