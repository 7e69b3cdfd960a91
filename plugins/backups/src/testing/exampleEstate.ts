import type {
  DestinationView,
  EstateRepository,
  ExemptionView,
  SourceView,
  UncoveredItem,
} from 'backstage-plugin-backups-common';
import { exampleInstant } from './exampleClock';

const GIB = 2 ** 30;

/** A volume that nothing copies. */
export function exampleUncovered(
  fields: Partial<UncoveredItem> = {},
): UncoveredItem {
  return {
    key: 'home-1/iot/PersistentVolumeClaim/mosquitto-data',
    kind: 'persistent-volume-claim',
    name: 'mosquitto-data',
    namespace: 'iot',
    cluster: 'home-1',
    sizeBytes: 2 * GIB,
    storageClass: 'ceph-block',
    entities: ['component:default/mosquitto'],
    owners: ['group:default/team-home'],
    mountedBy: ['Deployment iot/mosquitto'],
    state: 'unprotected',
    protect: {
      title: 'As radarr is copied:',
      language: 'yaml',
      text: 'apiVersion: volsync.backube/v1alpha1\nkind: ReplicationSource',
    },
    ...fields,
  };
}

/** A bucket with two copies in trouble. */
export function exampleDestination(
  fields: Partial<DestinationView> = {},
): DestinationView {
  return {
    key: 's3|s3.us-east-005.backblazeb2.com|homelab-volsync|',
    type: 's3',
    label: 'Backblaze B2',
    product: 'Backblaze B2',
    endpoint: 's3.us-east-005.backblazeb2.com',
    bucket: 'homelab-volsync',
    offSite: true,
    failureDomain: 'backblaze-b2',
    prefixes: ['radarr/', 'sonarr/'],
    plans: 52,
    states: [
      { state: 'healthy', plans: 50 },
      { state: 'failing', plans: 2 },
    ],
    items: 52,
    itemBytes: 600 * GIB,
    storedBytes: 412 * GIB,
    measuredPlans: 40,
    growthBytesPerDay: GIB,
    fullAt: exampleInstant(60 * 24 * 300),
    newestContact: {
      at: exampleInstant(-14 * 60),
      object: 'ReplicationSource media/sonarr',
    },
    entities: 52,
    findings: [
      {
        severity: 'erodes',
        title: 'The credentials of sonarr-b2 no longer follow vault.',
        plans: 2,
      },
    ],
    ...fields,
  };
}

/** A cache that needs no backup. */
export function exampleExemption(
  fields: Partial<ExemptionView> = {},
): ExemptionView {
  return {
    key: 'home-1/media/PersistentVolumeClaim/plex-cache',
    kind: 'persistent-volume-claim',
    name: 'plex-cache',
    namespace: 'media',
    cluster: 'home-1',
    reason: 'a cache',
    until: '2027-03-01T00:00:00.000Z',
    ended: false,
    declaredBy: 'annotation backups/exempt',
    entities: ['component:default/plex'],
    copied: false,
    ...fields,
  };
}

/** A NAS whose certificate nobody vouches for. */
export function exampleSilentSource(
  fields: Partial<SourceView> = {},
): SourceView {
  return {
    id: 'nas/truenas',
    cluster: 'nas',
    title: 'TrueNAS Cloud Sync',
    outcome: 'unread',
    readAt: exampleInstant(-180),
    currentUntil: exampleInstant(-135),
    current: false,
    error: {
      message: 'The certificate is not trusted.',
      fix: 'Give the CA under providers.truenas.servers[].ca.',
      at: exampleInstant(-5),
    },
    nextReadAt: exampleInstant(10),
    ...fields,
  };
}

/** A repository that a job reports, with a name that nothing writes any more. */
export function exampleEstateRepository(
  fields: Partial<EstateRepository> = {},
): EstateRepository {
  return {
    id: 'f8a698ec56df607d',
    repository: 'nfs://citadel.internal/backups/kopia',
    label: 'NAS',
    method: 'kopia',
    listedAt: exampleInstant(-20),
    current: true,
    points: 1400,
    identities: 25,
    orphans: 1,
    sizeBytes: 300 * GIB,
    growth: [],
    maintenance: { known: true, seen: true },
    mirrors: [],
    findings: [],
    plans: [
      {
        object: 'ReplicationSource downloads/radarr',
        cluster: 'home-1',
        identity: 'radarr@downloads:/data',
        state: 'healthy',
      },
    ],
    orphanNames: [{ identity: 'bookshelf@downloads:/data', points: 12 }],
    reachSeconds: 90 * 86_400,
    ...fields,
  };
}
