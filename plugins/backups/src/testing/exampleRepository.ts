import type { RepositoryView } from 'backstage-plugin-backups-common';
import { exampleInstant } from './exampleClock';

/** The repository on the NAS, with a mirror that was switched off. */
export function exampleRepository(): RepositoryView {
  return {
    id: 'nas',
    repository: 'nfs://nas.internal/backups/kopia',
    label: 'NAS',
    method: 'kopia',
    listedAt: exampleInstant(-42),
    current: true,
    points: 1204,
    identities: 31,
    orphans: 1,
    sizeBytes: 45_212_331_221,
    garbageBytes: 6_000_529,
    availableBytes: 9_120_331_776_000,
    measuredAt: exampleInstant(-300),
    growth: [
      { day: '2026-10-24', sizeBytes: 43_012_331_221 },
      { day: '2026-11-22', sizeBytes: 45_212_331_221 },
    ],
    maintenance: {
      known: true,
      seen: true,
      lastSuccess: exampleInstant(-300),
    },
    mirrors: [
      {
        object: 'CronJob storage/kopia-sync-b2',
        cluster: 'home-1',
        destination: 'Backblaze B2',
        state: 'suspended',
        switchedOff: true,
        reason:
          'Switched off: suspended since before the first look. It is not a copy. No success is known.',
        schedule: 'at 02:00 (UTC)',
      },
    ],
    findings: [],
  };
}
