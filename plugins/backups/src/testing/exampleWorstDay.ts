import type { WorstDayResponse } from 'backstage-plugin-backups-common';
import { EXAMPLE_NOW, exampleInstant } from './exampleClock';

/** A site with one app that comes back and a volume that does not. */
export function exampleWorstDay(): WorstDayResponse {
  return {
    now: EXAMPLE_NOW,
    apps: 2,
    portal: {
      kind: 'lost',
      sentence:
        'Backstage keeps what it knows in a file or in memory: it begins anew, without drills and history.',
    },
    before: ['This page, on paper or in a file: the portal is lost, too.'],
    waves: [
      {
        items: [
          {
            itemKey: 'home-1/downloads/PersistentVolumeClaim/radarr',
            item: 'radarr',
            cluster: 'home-1',
            namespace: 'downloads',
            apps: ['component:default/radarr'],
            back: {
              planId: '0123456789abcdef',
              destination: 'Backblaze B2',
              dataTime: exampleInstant(-600),
              grade: 'seen-in-repository',
            },
            after: [],
            sentence:
              'As of 22 Nov 03:47 UTC from Backblaze B2, verified in repository.',
          },
        ],
      },
    ],
    lost: [
      {
        itemKey: 'home-1/downloads/PersistentVolumeClaim/cache',
        item: 'cache',
        cluster: 'home-1',
        namespace: 'downloads',
        apps: ['component:default/radarr'],
        after: [],
        sentence: 'Lost: no copy of it is away from the site.',
      },
    ],
    notKnown: [],
    keys: [
      {
        place: 'lost',
        secrets: ['Secret downloads/radarr-b2 on home-1'],
        opens: ['radarr'],
        sentence:
          'Secret downloads/radarr-b2 on home-1 opens the copies of radarr, and nothing that was read makes it.',
      },
    ],
    loops: [],
  };
}
