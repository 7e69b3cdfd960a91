import { DAY, HOUR } from '../../time/durations';
import { appShape } from './appShape';
import type { DemoApp } from './DemoApp';
import {
  backblazeDaily,
  cloudflareDaily,
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
];
