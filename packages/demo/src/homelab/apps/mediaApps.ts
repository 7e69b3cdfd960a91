import { DAY, HOUR, MINUTE } from '../../time/durations';
import { OTHER_NASES } from '../objects/backends';
import { appShape } from './appShape';
import type { DemoApp } from './DemoApp';
import {
  backblazeDaily,
  cloudflareDaily,
  nasHourly,
  nasSixHourly,
} from './planShapes';

/**
 * An app that keeps everything in a folder of a NAS.
 *
 * @param server - the NAS that all apps share when absent
 */
function nasApp(name: string, folder: string, server?: string): DemoApp {
  return appShape('media', name, {
    daysOld: 260,
    workloads: [
      {
        kind: 'Deployment',
        name,
        image: `home-operations/${name}`,
        volumes: [
          {
            kind: 'nfs',
            path: `/mnt/storage0/${folder}`,
            mountPath: '/data',
            readOnly: false,
            server,
          },
        ],
      },
    ],
  });
}

/** Namespaces media and games. */
export const mediaApps: DemoApp[] = [
  appShape('media', 'immich', {
    daysOld: 380,
    workloads: [
      {
        kind: 'Deployment',
        name: 'immich-server',
        image: 'immich-app/immich-server',
        volumes: [
          {
            kind: 'claim',
            name: 'immich-library',
            size: '900Gi',
            mountPath: '/data',
          },
        ],
      },
      {
        kind: 'Deployment',
        name: 'immich-machine-learning',
        image: 'immich-app/immich-machine-learning',
        volumes: [
          {
            kind: 'claim',
            name: 'immich-models',
            size: '20Gi',
            storageClass: 'openebs-hostpath',
            mountPath: '/cache',
            exempt: 'models are downloaded again',
          },
        ],
      },
    ],
    plans: [
      nasSixHourly('immich', 4, {
        claim: 'immich-library',
        typicalSeconds: 760,
      }),
      backblazeDaily('immich', 2, {
        claim: 'immich-library',
        typicalSeconds: 2300,
      }),
      cloudflareDaily('immich', 2, {
        claim: 'immich-library',
        typicalSeconds: 2600,
        // The first upload of a library that size takes most of a day.
        createdAgo: 40 * MINUTE,
        firstRunSeconds: 20 * HOUR + 611,
        rhythm: { weeklySlotAfterAnchor: 3 * DAY + 2 * HOUR + 2 * MINUTE },
      }),
    ],
    restoreSize: '900Gi',
  }),
  appShape('games', 'romm', {
    daysOld: 240,
    size: '20Gi',
    // Below it lies a version of Ceph that can lose what is on CephFS.
    storageClass: 'ceph-filesystem',
    mountPath: '/romm',
    image: 'rommapp/romm',
    plans: [nasSixHourly('romm', 34), backblazeDaily('romm', 34)],
  }),
  appShape('games', 'minecraft', {
    daysOld: 330,
    // Its pods are made by a game server operator: nothing here mounts the world.
    workloads: [],
    looseClaims: [{ name: 'minecraft-world', size: '25Gi' }],
    userId: 1000,
    plans: [
      nasHourly('minecraft', 29, { claim: 'minecraft-world' }),
      backblazeDaily('minecraft', 29, { claim: 'minecraft-world' }),
    ],
    restoreSize: '25Gi',
  }),
  nasApp('photoprism', 'photos/originals'),
  nasApp('filebrowser', 'documents'),
  nasApp('calibre', 'books'),
  // Nothing copies it, and the NAS was read: that is known, not assumed.
  nasApp('stirling-pdf', 'incoming'),
  // Each on a NAS that the portal cannot read, see FAILING_NASES.
  nasApp('kavita', 'comics', OTHER_NASES.attic),
  nasApp('frigate', 'cameras', OTHER_NASES.garage),
  nasApp('tubearchivist', 'videos', OTHER_NASES.cellar),
];
