import type { ForesightView } from 'backstage-plugin-backups-common';
import { EXAMPLE_NOW, exampleInstant } from './exampleClock';

/** What is ahead of radarr: one volume, which goes back from either place. */
export function exampleForesight(
  changes: Partial<ForesightView> = {},
): ForesightView {
  const member = {
    itemKey: 'home-1/downloads/PersistentVolumeClaim/radarr',
    item: 'radarr',
    planId: 'aaaaaaaaaaaaaaaa',
    destination: 'NAS',
    dataTime: exampleInstant(-47),
    grade: 'seen-in-repository',
  } as const;
  return {
    entityRef: 'component:default/radarr',
    now: EXAMPLE_NOW,
    clock: 'live',
    together: {
      kind: 'same',
      at: member.dataTime,
      gapSeconds: 0,
      members: [member],
      without: [],
      sentence: 'Goes back to 21 Nov 13:00 UTC: radarr (NAS).',
    },
    togetherOffSite: {
      kind: 'none',
      members: [],
      without: ['radarr'],
      sentence:
        'No common moment from off-site alone: no off-site copy of radarr is known.',
    },
    ...changes,
  };
}
