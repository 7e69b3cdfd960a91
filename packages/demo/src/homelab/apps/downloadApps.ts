import { DAY, HOUR } from '../../time/durations';
import { appShape } from './appShape';
import type { DemoApp } from './DemoApp';
import {
  backblazeDaily,
  cloudflareDaily,
  kopiurSixHourly,
  nasHourly,
  nasSixHourly,
} from './planShapes';

/** Namespace downloads: the show piece and its neighbours. */
export const downloadApps: DemoApp[] = [
  appShape('downloads', 'radarr', {
    daysOld: 512,
    plans: [
      nasHourly('radarr', 7),
      // Sets two keys of six, and leaves the others to whoever sets them.
      backblazeDaily('radarr', 14, { retain: { hourly: 0, daily: 14 } }),
      cloudflareDaily('radarr', 14, {
        // One slot a day: the first missed one is 18 to 42 hours old.
        chapters: [{ kind: 'forgotten', ago: 42 * HOUR }],
      }),
    ],
  }),
  appShape('downloads', 'sonarr', {
    daysOld: 512,
    size: '10Gi',
    workloads: [
      {
        kind: 'Deployment',
        name: 'sonarr',
        image: 'home-operations/sonarr',
        extraLabels: { 'backstage.io/kubernetes-id': 'sonarr' },
        volumes: [
          { kind: 'claim', name: 'sonarr', size: '10Gi', mountPath: '/config' },
          { kind: 'scratch', name: 'tmp', mountPath: '/tmp' },
        ],
      },
    ],
    plans: [
      nasHourly('sonarr', 11),
      backblazeDaily('sonarr', 16, {
        chapters: [{ kind: 'fails', ago: 2.5 * DAY, reason: 'access-denied' }],
      }),
      cloudflareDaily('sonarr', 16),
    ],
  }),
  appShape('downloads', 'bazarr', {
    daysOld: 498,
    plans: [
      nasSixHourly('bazarr', 1),
      backblazeDaily('bazarr', 18),
      cloudflareDaily('bazarr', 18, {
        chapters: [{ kind: 'paused', ago: 3 * DAY }],
      }),
    ],
  }),
  appShape('downloads', 'qbittorrent', {
    daysOld: 505,
    size: '2Gi',
    moreVolumes: [
      {
        kind: 'claim',
        name: 'qbittorrent-incomplete',
        size: '200Gi',
        storageClass: 'openebs-hostpath',
        mountPath: '/incomplete',
        exempt: 'unfinished downloads are fetched again',
      },
    ],
    plans: [nasSixHourly('qbittorrent', 13), backblazeDaily('qbittorrent', 20)],
  }),
  appShape('downloads', 'prowlarr', {
    daysOld: 505,
    size: '2Gi',
    plans: [nasSixHourly('prowlarr', 17), backblazeDaily('prowlarr', 22)],
  }),
  // Kopiur copies it, and nothing else does.
  appShape('downloads', 'lidarr', {
    daysOld: 130,
    policies: [kopiurSixHourly('lidarr', 24)],
  }),
  // Its mover runs as another user than the app.
  appShape('downloads', 'readarr', {
    daysOld: 130,
    size: '2Gi',
    policies: [
      kopiurSixHourly('readarr', 27, {
        chapters: [
          { kind: 'fails', ago: 2 * DAY, reason: 'permission-denied' },
        ],
      }),
    ],
  }),
  // Half moved: Kopiur goes on with VolSync's name in the same repository.
  appShape('downloads', 'sabnzbd', {
    daysOld: 470,
    plans: [nasSixHourly('sabnzbd', 28), backblazeDaily('sabnzbd', 24)],
    policies: [
      kopiurSixHourly('sabnzbd', 52, {
        named: 'volsync',
        createdAgo: 9 * DAY,
      }),
    ],
  }),
  // Moved without its name, and the Secret of the mover was forgotten.
  appShape('downloads', 'autobrr', {
    daysOld: 470,
    size: '1Gi',
    plans: [nasSixHourly('autobrr', 30, { removedAgo: 3 * DAY })],
    restoreSize: undefined,
    policies: [
      kopiurSixHourly('autobrr', 33, { createdAgo: 3 * DAY, blocked: true }),
    ],
  }),
];
