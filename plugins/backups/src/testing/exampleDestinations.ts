import type { Destination } from 'backstage-plugin-backups-common';

/** Where the homelab of the examples keeps its copies. */
export const exampleDestinations = {
  nas: {
    type: 'nfs',
    label: 'NAS',
    server: 'citadel.internal',
    path: '/mnt/storage0/backups/kopia',
    offSite: false,
    failureDomain: 'site',
    derivedFrom: ['mover volume repository of ReplicationSource radarr'],
  },
  b2: {
    type: 's3',
    label: 'Backblaze B2',
    product: 'Backblaze B2',
    endpoint: 's3.us-east-005.backblazeb2.com',
    bucket: 'homelab-volsync',
    prefix: 'radarr',
    offSite: true,
    failureDomain: 'Backblaze us-east-005',
    derivedFrom: ['ExternalSecret downloads/radarr-volsync-b2'],
  },
  r2: {
    type: 's3',
    label: 'Cloudflare R2',
    product: 'Cloudflare R2',
    endpoint: 'example.r2.cloudflarestorage.com',
    bucket: 'homelab-volsync',
    prefix: 'radarr',
    offSite: true,
    failureDomain: 'Cloudflare',
    derivedFrom: ['ExternalSecret downloads/radarr-volsync-r2'],
  },
} satisfies Record<string, Destination>;
