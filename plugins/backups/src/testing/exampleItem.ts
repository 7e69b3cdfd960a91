import type { ItemView } from 'backstage-plugin-backups-common';
import { exampleInstant } from './exampleClock';
import { exampleDays } from './exampleDays';
import { exampleDestinations } from './exampleDestinations';
import { examplePlan } from './examplePlan';

/** A healthy daily copy to Backblaze B2. */
export const exampleB2Plan = examplePlan({
  id: 'radarr-b2',
  object: 'ReplicationSource downloads/radarr-b2',
  destination: exampleDestinations.b2,
  reason: 'A copy was made in time: the last at 00:12, the next is due 00:00.',
  grade: 'operator-says',
  lastSuccess: {
    dataTime: exampleInstant(-815),
    finishedAt: exampleInstant(-811),
    durationSeconds: 231,
  },
  dueAt: exampleInstant(613),
  schedule: {
    short: 'daily',
    text: 'at 00:00 (UTC)',
    expression: '0 0 * * *',
    zone: 'UTC',
  },
  retention: {
    noHistory: false,
    declared: [{ key: 'daily', value: '14' }],
    inherited: [
      { key: 'latest', value: '10' },
      { key: 'hourly', value: '48' },
      { key: 'monthly', value: '24' },
      { key: 'yearly', value: '3' },
    ],
    sentence:
      "Keeps 14 daily; not set here, so Kopia's own defaults apply unless a policy in the repository says otherwise: 10 latest, 48 hourly, 24 monthly and 3 yearly.",
  },
  findings: [
    {
      code: 'retention-inherited',
      severity: 'advice',
      title: 'B2 keeps points for three years, not for 14 days.',
      detail:
        'Keys that the plan does not set are inherited from the global policy.',
      fix: 'Set every key of spec.kopia.retain.',
      causeKey: 'retention-inherited',
      evidence: [
        {
          object: 'ReplicationSource downloads/radarr-b2 on home-1',
          field: 'spec.kopia.retain',
          value: '{"daily":14}',
        },
      ],
    },
  ],
  identity: 'radarr-b2@downloads:/data',
  days: exampleDays(1, { 10: 'failed', 11: 'failed' }),
});

/** A daily copy to Cloudflare R2 that is two hours overdue. */
export const exampleR2Plan = examplePlan({
  id: 'radarr-r2',
  object: 'ReplicationSource downloads/radarr-r2',
  destination: exampleDestinations.r2,
  state: 'overdue',
  reason: 'No run has been seen since 21 Nov 00:04; it was due 22 Nov 00:00.',
  grade: 'operator-says',
  lastSuccess: {
    dataTime: exampleInstant(-2263),
    finishedAt: exampleInstant(-2259),
    durationSeconds: 240,
  },
  dueAt: exampleInstant(-827),
  schedule: {
    short: 'daily',
    text: 'at 00:00 (UTC)',
    expression: '0 0 * * *',
    zone: 'UTC',
  },
  retention: {
    noHistory: false,
    declared: [{ key: 'daily', value: '14' }],
    inherited: [],
    sentence: 'Keeps 14 daily.',
  },
  identity: 'radarr-r2@downloads:/data',
  days: exampleDays(1, {
    29: 'not-observed',
    28: 'not-observed',
    27: 'not-observed',
    0: 'missed',
  }),
});

/**
 * The volume of radarr, copied to NAS, B2 and R2.
 *
 * @param changes - what is different about it
 */
export function exampleItem(changes: Partial<ItemView> = {}): ItemView {
  return {
    key: 'home-1/downloads/pvc/radarr',
    kind: 'persistent-volume-claim',
    name: 'radarr',
    namespace: 'downloads',
    cluster: 'home-1',
    sizeBytes: 5 * 1024 ** 3,
    storageClass: 'ceph-block',
    sharedBy: 1,
    matchedBecause:
      'Deployment downloads/radarr mounts it; label app.kubernetes.io/name=radarr selects the Deployment',
    unprotected: false,
    rpo: { seconds: 86_400, origin: 'assumed' },
    loss: {
      volume: {
        kind: 'time',
        seconds: 47 * 60,
        dataTime: exampleInstant(-47),
        destination: 'NAS',
      },
      site: {
        kind: 'time',
        seconds: 815 * 60,
        dataTime: exampleInstant(-815),
        destination: 'Backblaze B2',
      },
    },
    plans: [examplePlan(), exampleB2Plan, exampleR2Plan],
    findings: [],
    ...changes,
  };
}
