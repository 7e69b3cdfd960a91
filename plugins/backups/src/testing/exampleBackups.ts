import type { EntityBackups } from 'backstage-plugin-backups-common';
import { EXAMPLE_NOW, exampleInstant } from './exampleClock';
import { exampleRepository } from './exampleRepository';
import { exampleItem } from './exampleItem';
import { exampleSource } from './exampleSource';

/**
 * radarr in a homelab: NAS and B2 are fine, R2 is overdue.
 *
 * @param changes - what is different about it
 */
export function exampleBackups(
  changes: Partial<EntityBackups> = {},
): EntityBackups {
  return {
    entityRef: 'component:default/radarr',
    now: EXAMPLE_NOW,
    clock: 'live',
    linked: true,
    verdict: 'needs-attention',
    headline:
      'Protected now, redundancy reduced: Cloudflare R2 is overdue 2 h 10 min.',
    judgedAt: EXAMPLE_NOW,
    checkedAt: exampleInstant(-2),
    rpo: { seconds: 86_400, origin: 'assumed' },
    loss: exampleItem().loss,
    sources: [
      exampleSource(),
      exampleSource({
        id: 'home-1/workloads',
        title: 'workloads and volumes',
      }),
    ],
    problems: [
      {
        kind: { type: 'state', state: 'overdue' },
        title: 'Cloudflare R2 copy of radarr is overdue 2 h 10 min.',
        detail: 'No run seen since 21 Nov 00:04; due 00:00, grace 11 h 37 min.',
        fix: 'Look at the mover job volsync-src-radarr-r2 in downloads.',
        evidence: [
          {
            object: 'ReplicationSource downloads/radarr-r2 on home-1',
            field: 'status.lastSyncTime',
            value: '2026-11-21T00:08:00Z',
          },
        ],
        planId: 'radarr-r2',
        itemKey: 'home-1/downloads/pvc/radarr',
      },
      {
        kind: { type: 'finding', severity: 'advice' },
        title: 'B2 keeps points for three years, not for 14 days.',
        detail: 'Keys that the plan does not set are inherited.',
        fix: 'Set every key of spec.kopia.retain.',
        evidence: [],
        planId: 'radarr-b2',
        itemKey: 'home-1/downloads/pvc/radarr',
      },
    ],
    items: [exampleItem()],
    marks: [
      {
        mark: 'copies',
        met: 'met',
        fact: 'the volume, NAS and Backblaze B2',
      },
      { mark: 'media', met: 'met', fact: 'block volume, NFS, object store' },
      { mark: 'off-site', met: 'met', fact: 'Backblaze B2, 14 h old' },
      {
        mark: 'immutable',
        met: 'not-known',
        fact: 'object lock cannot be read without credentials',
      },
      { mark: 'verified', met: 'not-met', fact: 'no restore was ever tried' },
    ],
    repositories: [exampleRepository()],
    ...changes,
  };
}
