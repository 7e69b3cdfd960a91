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
    deletion: [
      {
        itemKey: member.itemKey,
        item: 'radarr',
        kind: 'older',
        at: exampleInstant(-200 * 24 * 60),
        by: 'ReplicationDestination downloads/radarr-dst',
        makers: ["Flux's Kustomization radarr"],
        newest: { at: member.dataTime, destination: 'NAS' },
        sentence:
          'Comes back with data of 5 May 13:00 UTC or before, by ReplicationDestination downloads/radarr-dst.',
        evidence: [
          {
            object: 'ReplicationDestination downloads/radarr-dst',
            field: 'status.latestImage.name',
            value: 'volsync-radarr-dst-dest-20260505130000',
          },
        ],
      },
    ],
    restoreTimes: [
      {
        itemKey: member.itemKey,
        item: 'radarr',
        planId: member.planId,
        destination: 'NAS',
        seconds: { from: 380, to: 380 },
        basis: {
          restores: 1,
          lastAt: exampleInstant(-3 * 24 * 60),
          by: 'same-item',
        },
        sentence:
          '6 min from NAS, after one restore, the last 3 d ago. Deciding, finding keys and starting the app are not in it.',
      },
    ],
    rto: { answer: 'not-known' },
    keptUntil: [
      {
        itemKey: member.itemKey,
        item: 'radarr',
        planId: member.planId,
        destination: 'NAS',
        of: 'all',
        kind: 'until',
        dataTime: member.dataTime,
        until: exampleInstant(14 * 24 * 60),
        sentence: 'Until about 5 Dec 2026, if its runs go on as scheduled.',
      },
    ],
    tests: [
      {
        itemKey: member.itemKey,
        item: 'radarr',
        by: 'CronJob downloads/radarr-restore-test',
        validated: false,
        state: 'late',
        passedAt: exampleInstant(-20 * 24 * 60),
        dueAt: exampleInstant(-6 * 24 * 60),
        sentence: 'CronJob downloads/radarr-restore-test is late.',
      },
    ],
    witnesses: [
      {
        itemKey: member.itemKey,
        item: 'radarr',
        planId: member.planId,
        destination: 'NAS',
        kind: 'operator-alone',
        operatorAt: member.dataTime,
        silent: [],
        sentence:
          'Only ReplicationSource downloads/radarr reports a success, of 21 Nov 13:00 UTC: no list of the repository confirms it.',
      },
    ],
    gates: [
      {
        question: 'delete',
        answer: 'no',
        sentence: 'Must not be deleted now.',
        reasons: [{ effect: 'no', text: 'It comes back with old data.' }],
      },
    ],
    ...changes,
  };
}
